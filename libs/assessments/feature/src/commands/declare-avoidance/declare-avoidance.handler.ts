import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclareAvoidance } from './declare-avoidance.command.js';

@CommandHandler(DeclareAvoidance)
export class DeclareAvoidanceHandler implements ICommandHandler<DeclareAvoidance> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, body }: DeclareAvoidance): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'DeclareAvoidance',
      body,
      action: 'sheet.assess',
      data: (_sheet, acting) => ({
        sheetId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
