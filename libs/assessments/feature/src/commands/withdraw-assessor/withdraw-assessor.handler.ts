import type { Done } from '@gongjian/shared-records';
import { DirectoryNames } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { WithdrawAssessor } from './withdraw-assessor.command.js';

@CommandHandler(WithdrawAssessor)
export class WithdrawAssessorHandler implements ICommandHandler<WithdrawAssessor> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, sheetId, personId, body }: WithdrawAssessor): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'WithdrawAssessor',
      body: { personId, ...body },
      action: 'sheet.appoint',
      data: async (_sheet, acting) => ({
        sheetId,
        assessor: (await this.names.officer(write.principal.tenant, personId)).officer,
        avoids: body.avoids,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        by: acting.officer,
      }),
    });
  }
}
