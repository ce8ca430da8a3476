import type { Done } from '@gongjian/shared-records';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmFalsification } from './confirm-falsification.command.js';

@CommandHandler(ConfirmFalsification)
export class ConfirmFalsificationHandler implements ICommandHandler<ConfirmFalsification> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, proposalId }: ConfirmFalsification): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'ConfirmFalsification',
      body: { proposalId },
      action: 'falsification.find',
      data: (_sheet, acting) => ({ sheetId, proposalId, by: acting.officer }),
    });
  }
}
