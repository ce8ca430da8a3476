import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclineFalsification } from './decline-falsification.command.js';

@CommandHandler(DeclineFalsification)
export class DeclineFalsificationHandler implements ICommandHandler<DeclineFalsification> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, proposalId, body }: DeclineFalsification): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'DeclineFalsification',
      body: { proposalId, ...body },
      action: 'falsification.find',
      data: (_sheet, acting) => ({
        sheetId,
        proposalId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
