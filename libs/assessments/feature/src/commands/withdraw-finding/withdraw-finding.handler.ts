import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { WithdrawFinding } from './withdraw-finding.command.js';

@CommandHandler(WithdrawFinding)
export class WithdrawFindingHandler implements ICommandHandler<WithdrawFinding> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, findingId, body }: WithdrawFinding): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'WithdrawFinding',
      body: { findingId, ...body },
      action: 'sheet.assess',
      id: findingId,
      data: (_sheet, acting) => ({
        sheetId,
        findingId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
