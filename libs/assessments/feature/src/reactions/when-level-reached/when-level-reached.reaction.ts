import {
  applicationCatalogue,
  type ApplicationEvent,
  type ChainLevel,
  type FiledApplication,
  type RoundOpened,
  type RoundPeriod,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import type { RoundDefinition } from '@gongjian/plans-contracts';
import {
  aggregateIdOf,
  commandFingerprint,
  DeciderRunner,
  derivedId,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import { nextPeriod, periodOf, type Fact, type NamedAsOf } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { DirectoryNames, ruleEnvelope, WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { roundOfApplication, roundTogether } from '../../applications/application-ids.js';
import { applicationAggregate } from '../../facts/aggregates.js';
import { roundAggregate, sheetAggregate } from '../../rounds/aggregates.js';
import { momentOf } from '../../rounds/following.js';
import { roundStream, sheetIdOf, sheetStream } from '../../rounds/ids.js';
import { SubjectPlaces } from '../../subjects/subject-places.js';

type Reached = Fact<Extract<ApplicationEvent, { readonly type: 'LevelReached' }>>;

/** What is evaluated: one application, by a round of the version it was filed under. */
interface Evaluation {
  readonly fact: Reached;
  readonly state: FiledApplication;
  readonly published: PublishedDefinition;
  readonly round: RoundDefinition;
  readonly level: ChainLevel;
}

/** A level that evaluates opens its round, alone or with the other applicants of the period, and the applicant's sheet. */
@Injectable()
export class WhenLevelReached extends Reaction<ApplicationEvent> {
  readonly context = 'assessments';
  readonly name = 'open_evaluation';
  readonly catalogues = [applicationCatalogue];
  readonly when = {
    LevelReached: async (fact: Reached): Promise<void> => {
      const evaluation = await this.evaluationOf(fact);
      if (evaluation === null) return;
      const opened = await this.openRound(evaluation);
      if (opened !== null) await this.openSheet(evaluation, opened);
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly subjects: SubjectPlaces,
    private readonly names: DirectoryNames,
    private readonly calendars: WorkingCalendars,
  ) {
    super();
  }

  private async evaluationOf(fact: Reached): Promise<Evaluation | null> {
    const { level: reached, round: code } = fact.event.data;
    if (code === null) return null;
    const { tenant } = fact.metadata;
    const state = (await this.runner.load(applicationAggregate, aggregateIdOf(fact.stream), tenant))?.state;
    if (state === undefined || state.status === 'none' || state.status === 'abandoned') return null;
    const published = await this.definitions.require(tenant, state.filed.programme, state.filed.version);
    const round = published.definition.rounds?.find((each) => each.code === code);
    const level = state.filed.chain.find((each) => each.code === reached);
    return round === undefined || level === undefined ? null : { fact, state, published, round, level };
  }

  /** The round that takes the applicant: where that of the period takes nobody any more, the next period's. */
  private async openRound(evaluation: Evaluation): Promise<RoundOpened | null> {
    const { fact, state, round, level } = evaluation;
    const { tenant } = fact.metadata;
    const { on } = fact.event.data;
    const { applicationId, subject, programme, filedOn } = state.filed;
    const divisionId = await this.subjects.levelAbove(tenant, subject.division.id, level.at);
    const division = divisionId === undefined ? subject.division : await this.names.division(divisionId);
    const together = round.opens.on === 'application' ? round.opens.together : undefined;
    if (together === undefined) {
      const roundId = roundOfApplication(tenant, applicationId, round.code);
      const period = { key: 'once', from: filedOn, to: on };
      return this.open(evaluation, { roundId, applicationId, division, period });
    }
    const first = periodOf(together, on);
    for (const { key, from, to } of [first, nextPeriod(first)]) {
      const roundId = roundTogether(tenant, programme, round.code, division.id, key);
      const opened = await this.open(evaluation, { roundId, applicationId: null, division, period: { key, from, to } });
      if (opened !== null) return opened;
    }
    return null;
  }

  /** `null`: it takes nobody any more. */
  private async open(
    evaluation: Evaluation,
    { roundId, ...place }: RoundPlace & { readonly roundId: string },
  ): Promise<RoundOpened | null> {
    const { fact, published, round } = evaluation;
    const { tenant } = fact.metadata;
    if ((await this.runner.load(roundAggregate, roundId, tenant)) === null) {
      const { programme, version, rules, key } = published;
      const data = {
        ...{ programme, version, rules, key, roundId, ...place },
        kind: 'own' as const,
        round,
        // It was applied for, so the programme goes on.
        historic: false,
        plan: null,
        calendar: this.calendars.current(),
        by: null,
      };
      const command = { type: 'OpenRound', data, ...momentOf(fact) } as const;
      const envelope = this.byRule(evaluation, 'openRound', roundId, roundStream(roundId));
      await this.runner.execute(roundAggregate, roundId, command, envelope);
    }
    const state = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
    return state?.status === 'open' ? state.opened : null;
  }

  private async openSheet(evaluation: Evaluation, opened: RoundOpened): Promise<void> {
    const { fact, state } = evaluation;
    const { tenant } = fact.metadata;
    const { filed } = state;
    const { programme, version, rules, key, roundId, roundCode, kind, form, period, due, decides, assessors } = opened;
    const sheetId = sheetIdOf(tenant, roundId, filed.subject.id);
    const moment = momentOf(fact);
    const data = {
      ...{ programme, version, rules, key, sheetId, roundId, roundCode, kind, form, period, due, decides, assessors },
      subject: (await this.subjects.known(tenant, filed.subject.id))?.subject ?? filed.subject,
      application: { id: filed.applicationId, filedOn: filed.filedOn },
      enteredAt: moment.now,
    };
    const envelope = this.byRule(evaluation, 'openSheet', sheetId, sheetStream(sheetId));
    await this.runner.execute(sheetAggregate, sheetId, { type: 'OpenSheet', data, ...moment }, envelope);
  }

  private byRule({ fact, published, round }: Evaluation, name: string, item: string, target: string): CommandEnvelope {
    const { programme, version, authority } = published;
    return ruleEnvelope(
      { programme, version, authority, clause: { id: `rounds.${round.code}`, name: round.names.zh } },
      { tenant: fact.metadata.tenant, sourceEventId: fact.id },
      { commandId: derivedId(fact.id, name, item), fingerprint: commandFingerprint(name, target, { item }) },
    );
  }
}

interface RoundPlace {
  readonly applicationId: string | null;
  readonly division: NamedAsOf;
  readonly period: RoundPeriod;
}
