import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { findingFact } from '../../requests/finding.js';
import { valueFacts } from '../../requests/values.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ProposeExternalResult } from './propose-external-result.command.js';

@CommandHandler(ProposeExternalResult)
export class ProposeExternalResultHandler implements ICommandHandler<ProposeExternalResult> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, body }: ProposeExternalResult): Promise<Done> {
    const proposalId = derivedId(write.commandId, 'externalResult', '');
    const stream = sheetStream(sheetId);
    return this.sheets.change(sheetId, write, {
      type: 'ProposeExternalResult',
      body,
      action: 'sheet.external',
      lateEntry: body.lateEntry,
      id: proposalId,
      data: async (sheet, acting) => {
        const filesOf = (fileIds: readonly string[]) => this.sheets.fileReferences(write, acting, fileIds);
        const [document] = await filesOf(body.documentFileId === undefined ? [] : [body.documentFileId]);
        return {
          sheetId,
          proposalId,
          scoring: await this.rules.rules(write.principal.tenant, sheet),
          values: valueFacts(body.values, stream),
          grade: body.grade ?? null,
          documentNumber: body.documentNumber,
          document: document ?? null,
          findings: await Promise.all(
            body.findings.map(async (found, index) =>
              findingFact(
                derivedId(write.commandId, 'finding', String(index)),
                found,
                await filesOf(found.fileIds),
                stream,
              ),
            ),
          ),
          by: acting.officer,
          ...this.sheets.late(sheetId, body.lateEntry),
        };
      },
    });
  }
}
