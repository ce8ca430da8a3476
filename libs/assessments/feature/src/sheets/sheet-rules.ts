import {
  assessmentRulesOf,
  type OpenedSheet,
  type Scoring,
  type ScoringRules,
  type SheetTies,
} from '@gongjian/assessments-domain';
import type { Indicator } from '@gongjian/plans-contracts';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import { Directory, type Role } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { personIdsOf, type ActingOfficer, type LocalDate } from '@gongjian/shared-kernel';
import { DirectoryNames } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { applicationAggregate } from '../facts/aggregates.js';
import { Dockets } from '../facts/dockets.js';
import { roundAggregate } from '../rounds/aggregates.js';

/** Who files for a subject by the division it lies in. */
const FILERS: readonly Role[] = ['community'];

/** What a sheet is decided by beside itself: its version's rules, the subject's docket, its round. */
@Injectable()
export class SheetRules {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly dockets: Dockets,
    private readonly directory: Directory,
    private readonly names: DirectoryNames,
  ) {}

  async rules(tenant: string, { opened }: OpenedSheet): Promise<ScoringRules> {
    return this.ofRow(tenant, opened);
  }

  async ofRow(
    tenant: string,
    { programme, version, roundCode }: Pick<OpenedSheet['opened'], 'programme' | 'version' | 'roundCode'>,
  ): Promise<ScoringRules> {
    return scoringRulesOf(await this.definitions.require(tenant, programme, version), roundCode);
  }

  async scoring(tenant: string, state: OpenedSheet): Promise<Scoring> {
    const [scoring, docket] = await Promise.all([
      this.rules(tenant, state),
      this.dockets.read(tenant, state.opened.subject.id),
    ]);
    return { scoring, docket };
  }

  /** The indicator of the round that a survey tells; `null`: there is none of that code. */
  async surveyed(
    tenant: string,
    sheet: OpenedSheet,
    code: string,
  ): Promise<Extract<Indicator, { readonly kind: 'survey' }> | null> {
    const { standard, round } = await this.rules(tenant, sheet);
    const asked = assessmentRulesOf(sheet.opened.rules).askedIndicators(standard, round);
    const found = asked.find((indicator) => indicator.code === code);
    return found?.kind === 'survey' ? found : null;
  }

  /** The round still takes filings. */
  async roundOpen(tenant: string, { opened }: OpenedSheet): Promise<boolean> {
    const round = await this.runner.load(roundAggregate, opened.roundId, tenant);
    return round?.state.status === 'open';
  }

  /** What is known beside the sheet of who must not assess it. */
  async ties(tenant: string, state: OpenedSheet): Promise<SheetTies> {
    const { application } = state.opened;
    const unitIds = await this.unitsOf(tenant, state);
    const submitterIds = application === null ? [] : await this.filersOf(tenant, application.id);
    return { unitIds, submitterIds };
  }

  /** Who filed the application it came by, and who recorded it. */
  private async filersOf(tenant: string, applicationId: string): Promise<readonly string[]> {
    const found = (await this.runner.load(applicationAggregate, applicationId, tenant))?.state;
    if (found === undefined || found.status === 'none' || found.status === 'abandoned') return [];
    const { filer, recordedBy } = found.filed;
    return [filer, recordedBy].flatMap((each) => (each === null || each === undefined ? [] : personIdsOf(each)));
  }

  /** Somebody of the subject's unit, or with the right to file for what lies in the division. */
  async isTheSubjects(
    tenant: string,
    { opened: { subject } }: OpenedSheet,
    { officer, unitIds }: ActingOfficer,
    on: LocalDate,
  ): Promise<boolean> {
    if (subject.unit !== null && unitIds.includes(subject.unit.id)) return true;
    return (await this.names.holderOf(FILERS, tenant, officer.personId, subject.division.id, on)) !== null;
  }

  /**
   * The subject's unit; of a division, and of what lies in a community and has no unit, those of that place. Of a county
   * or a higher division whose own level carries out the round, its government alone: its bureaus and offices assess it.
   */
  private async unitsOf(tenant: string, state: OpenedSheet): Promise<readonly string[]> {
    const { unit, division, level } = state.opened.subject;
    if (unit !== null) return [unit.id];
    const at = level ?? (await this.directory.division(division.id))?.level;
    if (level === null && at !== 'community') return [];
    const there = await this.directory.unitsOf(tenant, division.id);
    const assessesItself = at !== 'community' && at !== 'town' && (await this.rules(tenant, state)).round.by === at;
    return there.filter(({ kind }) => !assessesItself || kind === 'government').map(({ id }) => id);
  }
}

/** @throws TypeError for a code the version does not have */
export function scoringRulesOf(
  { programme, definition }: Pick<PublishedDefinition, 'programme' | 'definition'>,
  roundCode: string,
): ScoringRules {
  const round = definition.rounds?.find(({ code }) => code === roundCode);
  if (round === undefined) throw new TypeError(`${programme} has no round ${roundCode}`);
  const { standard = { items: [] }, grading, facts } = definition;
  return { programme, standard, round, grading, facts };
}
