import { DirectoryNames, type Done } from '@gongjian/shared-records';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppointAssessor } from './appoint-assessor.command.js';

@CommandHandler(AppointAssessor)
export class AppointAssessorHandler implements ICommandHandler<AppointAssessor> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, sheetId, body }: AppointAssessor): Promise<Done> {
    const { tenant } = write.principal;
    return this.sheets.change(sheetId, write, {
      type: 'AppointAssessor',
      body,
      action: 'sheet.appoint',
      data: async (sheet, acting) => ({
        sheetId,
        assessor: await this.names.officer(tenant, body.personId),
        ties: await this.rules.ties(tenant, sheet),
        by: acting.officer,
      }),
    });
  }
}
