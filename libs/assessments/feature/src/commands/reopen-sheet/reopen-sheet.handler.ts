import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReopenSheet } from './reopen-sheet.command.js';

@CommandHandler(ReopenSheet)
export class ReopenSheetHandler implements ICommandHandler<ReopenSheet> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, body }: ReopenSheet): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'ReopenSheet',
      body,
      action: 'sheet.appoint',
      data: (_sheet, acting) => ({
        sheetId,
        cause: { kind: 'office', id: derivedId(write.commandId, 'reopening', '') },
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
