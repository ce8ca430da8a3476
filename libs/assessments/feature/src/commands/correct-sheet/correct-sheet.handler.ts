import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { valueFact } from '../../requests/values.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CorrectSheet } from './correct-sheet.command.js';

@CommandHandler(CorrectSheet)
export class CorrectSheetHandler implements ICommandHandler<CorrectSheet> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, body }: CorrectSheet): Promise<Done> {
    const correctionId = derivedId(write.commandId, 'correction', '');
    const stream = sheetStream(sheetId);
    return this.sheets.change(sheetId, write, {
      type: 'CorrectSheet',
      body,
      action: 'record.correct',
      id: correctionId,
      data: async (sheet, acting) => ({
        sheetId,
        correctionId,
        scoring: await this.rules.rules(write.principal.tenant, sheet),
        indicator: body.indicator,
        value: valueFact(body.value, stream),
        reason: reasonFact(body.reason, stream),
        by: acting.officer,
      }),
    });
  }
}
