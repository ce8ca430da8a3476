import type { Done } from '@gongjian/shared-records';
import { valueFacts } from '../../requests/values.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FileAssessment } from './file-assessment.command.js';

@CommandHandler(FileAssessment)
export class FileAssessmentHandler implements ICommandHandler<FileAssessment> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, body }: FileAssessment): Promise<Done> {
    const { tenant } = write.principal;
    return this.sheets.change(sheetId, write, {
      type: 'FileAssessment',
      body,
      action: this.sheets.actionOf('sheet.assess', write, body.lateEntry),
      lateEntry: body.lateEntry,
      data: async (sheet, acting) => {
        const files = await this.sheets.fileReferences(
          write,
          acting,
          body.evidence.map(({ fileId }) => fileId),
        );
        return {
          sheetId,
          ...(await this.rules.scoring(tenant, sheet)),
          roundOpen: await this.rules.roundOpen(tenant, sheet),
          values: valueFacts(body.values, sheetStream(sheetId)),
          evidence: body.evidence.flatMap(({ indicator, code, on }, index) => {
            const file = files[index];
            return file === undefined ? [] : [{ indicator, code: code ?? null, on, file }];
          }),
          ties: await this.rules.ties(tenant, sheet),
          ...(await this.sheets.actOf(sheetId, write, acting, body.lateEntry)),
        };
      },
    });
  }
}
