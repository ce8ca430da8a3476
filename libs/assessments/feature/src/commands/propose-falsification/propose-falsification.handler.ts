import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ProposeFalsification } from './propose-falsification.command.js';

@CommandHandler(ProposeFalsification)
export class ProposeFalsificationHandler implements ICommandHandler<ProposeFalsification> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, body }: ProposeFalsification): Promise<Done> {
    const proposalId = derivedId(write.commandId, 'falsification', '');
    return this.sheets.change(sheetId, write, {
      type: 'ProposeFalsification',
      body,
      action: 'falsification.find',
      id: proposalId,
      data: (_sheet, acting) => ({
        sheetId,
        proposalId,
        what: body.what,
        grounds: reasonFact(body.grounds, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
