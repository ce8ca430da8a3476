import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclineSheetCorrection } from './decline-sheet-correction.command.js';

@CommandHandler(DeclineSheetCorrection)
export class DeclineSheetCorrectionHandler implements ICommandHandler<DeclineSheetCorrection> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, correctionId, body }: DeclineSheetCorrection): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'DeclineSheetCorrection',
      body: { correctionId, ...body },
      action: 'record.correct',
      id: correctionId,
      data: (_sheet, acting) => ({
        sheetId,
        correctionId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
