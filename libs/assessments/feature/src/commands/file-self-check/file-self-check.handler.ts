import { notTheSubjects } from '@gongjian/assessments-domain';
import type { Done } from '@gongjian/shared-records';
import { sealedText } from '@gongjian/shared-records/requests';
import { valueFacts } from '../../requests/values.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FileSelfCheck } from './file-self-check.command.js';

@CommandHandler(FileSelfCheck)
export class FileSelfCheckHandler implements ICommandHandler<FileSelfCheck> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, body }: FileSelfCheck): Promise<Done> {
    const { tenant } = write.principal;
    return this.sheets.change(sheetId, write, {
      type: 'FileSelfCheck',
      body,
      action: this.sheets.actionOf('sheet.selfCheck', write, body.lateEntry),
      lateEntry: body.lateEntry,
      data: async (sheet, acting) => {
        const { by, lateEntry, recordedBy } = await this.sheets.actOf(sheetId, write, acting, body.lateEntry);
        if (recordedBy !== null && lateEntry !== null) {
          const isTheirs = await this.rules.isTheSubjects(tenant, sheet, by, lateEntry.effectiveOn);
          if (!isTheirs) throw notTheSubjects();
        }
        return {
          sheetId,
          ...(await this.rules.scoring(tenant, sheet)),
          roundOpen: await this.rules.roundOpen(tenant, sheet),
          values: valueFacts(body.values, sheetStream(sheetId)),
          statement: sealedText(body.statement, sheetStream(sheetId)),
          by: by.officer,
          lateEntry,
          recordedBy,
        };
      },
    });
  }
}
