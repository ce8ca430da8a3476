import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclineFindingWithdrawal } from './decline-finding-withdrawal.command.js';

@CommandHandler(DeclineFindingWithdrawal)
export class DeclineFindingWithdrawalHandler implements ICommandHandler<DeclineFindingWithdrawal> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, withdrawalId, body }: DeclineFindingWithdrawal): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'DeclineFindingWithdrawal',
      body: { withdrawalId, ...body },
      action: 'sheet.external',
      id: withdrawalId,
      data: (_sheet, acting) => ({
        sheetId,
        withdrawalId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
