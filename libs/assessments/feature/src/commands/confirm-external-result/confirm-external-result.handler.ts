import type { Done } from '@gongjian/shared-records';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmExternalResult } from './confirm-external-result.command.js';

@CommandHandler(ConfirmExternalResult)
export class ConfirmExternalResultHandler implements ICommandHandler<ConfirmExternalResult> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, proposalId }: ConfirmExternalResult): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'ConfirmExternalResult',
      body: { proposalId },
      action: 'sheet.external',
      data: async (sheet, acting) => ({
        sheetId,
        proposalId,
        ...(await this.rules.scoring(write.principal.tenant, sheet)),
        by: acting.officer,
      }),
    });
  }
}
