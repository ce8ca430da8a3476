import type { Done } from '@gongjian/shared-records';
import { derivedId } from '@gongjian/shared-event-sourcing';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ProposeFindingWithdrawal } from './propose-finding-withdrawal.command.js';

@CommandHandler(ProposeFindingWithdrawal)
export class ProposeFindingWithdrawalHandler implements ICommandHandler<ProposeFindingWithdrawal> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, body }: ProposeFindingWithdrawal): Promise<Done> {
    const withdrawalId = derivedId(write.commandId, 'findingWithdrawal', '');
    return this.sheets.change(sheetId, write, {
      type: 'ProposeFindingWithdrawal',
      body,
      action: 'sheet.external',
      id: withdrawalId,
      data: (_sheet, acting) => ({
        sheetId,
        withdrawalId,
        findingId: body.findingId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
