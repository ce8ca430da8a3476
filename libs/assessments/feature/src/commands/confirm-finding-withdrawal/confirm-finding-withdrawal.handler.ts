import type { Done } from '@gongjian/shared-records';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmFindingWithdrawal } from './confirm-finding-withdrawal.command.js';

@CommandHandler(ConfirmFindingWithdrawal)
export class ConfirmFindingWithdrawalHandler implements ICommandHandler<ConfirmFindingWithdrawal> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, withdrawalId }: ConfirmFindingWithdrawal): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'ConfirmFindingWithdrawal',
      body: { withdrawalId },
      action: 'sheet.external',
      id: withdrawalId,
      data: (_sheet, acting) => ({ sheetId, withdrawalId, by: acting.officer }),
    });
  }
}
