import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { WithdrawFinding } from './withdraw-finding.command.js';

@CommandHandler(WithdrawFinding)
export class WithdrawFindingHandler implements ICommandHandler<WithdrawFinding> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, findingId, body }: WithdrawFinding): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'WithdrawFinding',
      body: { findingId, ...body },
      action: 'sheet.assess',
      id: findingId,
      data: async (sheet, acting) => ({
        sheetId,
        findingId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: { officer: acting.officer, unitIds: acting.unitIds },
        ties: await this.rules.ties(write.principal.tenant, sheet),
      }),
    });
  }
}
