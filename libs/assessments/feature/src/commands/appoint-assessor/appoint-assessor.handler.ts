import type { OpenedSheet } from '@gongjian/assessments-domain';
import type { Role } from '@gongjian/shared-access';
import { DirectoryNames, type Done, type Write } from '@gongjian/shared-records';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { SubjectPlaces } from '../../subjects/subject-places.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppointAssessor } from './appoint-assessor.command.js';

const ASSESSORS: readonly Role[] = ['assessor', 'reviewer'];

@CommandHandler(AppointAssessor)
export class AppointAssessorHandler implements ICommandHandler<AppointAssessor> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
    private readonly names: DirectoryNames,
    private readonly places: SubjectPlaces,
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
        reaches: await this.reaches(write, sheet, body.personId),
        ties: await this.rules.ties(tenant, sheet),
        by: acting.officer,
      }),
    });
  }

  /** Whoever assesses has the right at the level that carries out the round; nobody here has it for the nation. */
  private async reaches({ principal, today }: Write, sheet: OpenedSheet, personId: string): Promise<boolean> {
    const { tenant } = principal;
    const { round } = await this.rules.rules(tenant, sheet);
    if (round.by === 'national') return false;
    const { id } = sheet.opened.subject.division;
    const divisionId = await this.places.levelAbove(tenant, id, round.by ?? 'community');
    if (divisionId === undefined) return false;
    return (await this.names.holderOf(ASSESSORS, tenant, personId, divisionId, today)) !== null;
  }
}
