import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclineExternalResult } from './decline-external-result.command.js';

@CommandHandler(DeclineExternalResult)
export class DeclineExternalResultHandler implements ICommandHandler<DeclineExternalResult> {
  constructor(private readonly sheets: SheetWriter) {}

  async execute({ write, sheetId, proposalId, body }: DeclineExternalResult): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'DeclineExternalResult',
      body: { proposalId, ...body },
      action: 'sheet.external',
      data: (_sheet, acting) => ({
        sheetId,
        proposalId,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
