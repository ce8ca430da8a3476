import {
  assessmentRulesOf,
  type OpenedSheet,
  type Scoring,
  type ScoringRules,
  type SheetTies,
} from '@gongjian/assessments-domain';
import type { Indicator } from '@gongjian/plans-contracts';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';
import { Dockets } from '../facts/dockets.js';
import { roundAggregate } from '../rounds/aggregates.js';

/** What a sheet is decided by beside itself: its version's rules, the subject's docket, its round. */
@Injectable()
export class SheetRules {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly dockets: Dockets,
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
  ties({ opened }: OpenedSheet): SheetTies {
    const { unit } = opened.subject;
    return { unitIds: unit === null ? [] : [unit.id], submitterIds: [], sponsorIds: [], stoodAsideIds: [] };
  }
}

/** @throws TypeError for a code the version does not have */
export function scoringRulesOf({ programme, definition }: PublishedDefinition, roundCode: string): ScoringRules {
  const round = definition.rounds?.find(({ code }) => code === roundCode);
  if (round === undefined) throw new TypeError(`${programme} has no round ${roundCode}`);
  const { standard = { items: [] }, grading, facts } = definition;
  return { programme, standard, round, grading, facts };
}
