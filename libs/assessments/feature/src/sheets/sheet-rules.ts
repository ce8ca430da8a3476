import {
  assessmentRulesOf,
  knownFacts,
  type OpenedSheet,
  type Scoring,
  type ScoringRules,
  type SheetTies,
} from '@gongjian/assessments-domain';
import type { Indicator } from '@gongjian/plans-contracts';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import { DeciderRunner, streamName } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';
import { docketAggregate, roundAggregate } from '../rounds/aggregates.js';
import { docketIdOf } from '../rounds/ids.js';

/** What a sheet is decided by beside itself: its version's rules, the subject's docket, its round. */
@Injectable()
export class SheetRules {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
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
      this.docket(tenant, state.opened.subject.id),
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

  private async docket(tenant: string, subjectId: string): Promise<Scoring['docket']> {
    const id = docketIdOf(tenant, subjectId);
    const docket = await this.runner.load(docketAggregate, id, tenant);
    if (docket === null) return null;
    return {
      stream: streamName(docketAggregate.catalogue.category, id),
      revision: String(docket.revision),
      facts: knownFacts(docket.state),
    };
  }
}

/** @throws TypeError for a code the version does not have */
export function scoringRulesOf({ programme, definition }: PublishedDefinition, roundCode: string): ScoringRules {
  const round = definition.rounds?.find(({ code }) => code === roundCode);
  if (round === undefined) throw new TypeError(`${programme} has no round ${roundCode}`);
  const { standard = { items: [] }, grading, facts } = definition;
  return { programme, standard, round, grading, facts };
}
