import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordAdjustment } from './record-adjustment.command.js';

@CommandHandler(RecordAdjustment)
export class RecordAdjustmentHandler implements ICommandHandler<RecordAdjustment> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, body }: RecordAdjustment): Promise<Done> {
    return this.sheets.change(sheetId, write, {
      type: 'RecordAdjustment',
      body,
      action: 'sheet.assess',
      data: async (sheet, acting) => ({
        sheetId,
        scoring: await this.rules.rules(write.principal.tenant, sheet),
        code: body.code,
        times: body.times,
        reason: reasonFact(body.reason, sheetStream(sheetId)),
        evidence: await this.sheets.fileReferences(write, acting, body.fileIds),
        by: { officer: acting.officer, unitIds: acting.unitIds },
        ties: await this.rules.ties(write.principal.tenant, sheet),
      }),
    });
  }
}
