import type { Done } from '@gongjian/shared-records';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmSheetCorrection } from './confirm-sheet-correction.command.js';

@CommandHandler(ConfirmSheetCorrection)
export class ConfirmSheetCorrectionHandler implements ICommandHandler<ConfirmSheetCorrection> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, correctionId }: ConfirmSheetCorrection): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'ConfirmSheetCorrection',
      body: { correctionId },
      action: 'record.correct',
      id: correctionId,
      data: async (sheet, acting) => ({
        sheetId,
        correctionId,
        ...(await this.rules.scoring(write.principal.tenant, sheet)),
        by: acting.officer,
      }),
    });
  }
}
