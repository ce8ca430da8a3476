import { derivedId } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { findingFact } from '../../requests/finding.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordFinding } from './record-finding.command.js';

@CommandHandler(RecordFinding)
export class RecordFindingHandler implements ICommandHandler<RecordFinding> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
  ) {}

  async execute({ write, sheetId, body }: RecordFinding): Promise<Done> {
    const findingId = derivedId(write.commandId, 'finding', '');
    const { lateEntry, ...found } = body;
    return this.sheets.change(sheetId, write, {
      type: 'RecordFinding',
      body,
      action: 'sheet.assess',
      lateEntry,
      id: findingId,
      data: async (sheet, acting) => ({
        sheetId,
        finding: findingFact(
          findingId,
          found,
          await this.sheets.fileReferences(write, acting, found.fileIds),
          sheetStream(sheetId),
        ),
        by: { officer: acting.officer, unitIds: acting.unitIds },
        ties: await this.rules.ties(write.principal.tenant, sheet),
        ...this.sheets.late(sheetId, lateEntry),
      }),
    });
  }
}
