import {
  isOver,
  roundNotFound,
  type ChainLevel,
  type FiledApplication,
  type OpenedRound,
  type RoundOpened,
  type RoundPeriod,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import type { RoundDefinition } from '@gongjian/plans-contracts';
import { commandFingerprint, DeciderRunner, derivedId, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { nextPeriod, periodOf, type Fact, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { DirectoryNames, ruleEnvelope, WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { roundAggregate, sheetAggregate } from '../rounds/aggregates.js';
import { momentOf } from '../rounds/following.js';
import { roundStream, sheetIdOf, sheetStream } from '../rounds/ids.js';
import { SubjectPlaces } from '../subjects/subject-places.js';
import { roundAfter, roundOfApplication, roundTogether } from './application-ids.js';

/** Rounds are looked through for one that takes the applicant, no further than that many. */
const MOST_ROUNDS = 24;

/** What is evaluated: one application, by a round of the version it was filed under. */
interface Evaluation {
  readonly fact: Fact;
  readonly state: FiledApplication;
  readonly on: LocalDate;
  readonly published: PublishedDefinition;
  readonly round: RoundDefinition;
  readonly level: ChainLevel;
}

interface RoundPlace {
  readonly roundId: string;
  readonly applicationId: string | null;
  readonly division: NamedAsOf;
  readonly period: RoundPeriod;
}

/**
 * An applicant is evaluated alone, or with the other applicants of the period, in the first round that takes it: not in
 * one that is closed, nor, alone, in another one once that gave it a result.
 */
@Injectable()
export class Evaluations {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly subjects: SubjectPlaces,
    private readonly names: DirectoryNames,
    private readonly calendars: WorkingCalendars,
  ) {}

  /** What follows from the fact, by which the application waits at that level since that day. */
  async open(
    fact: Fact,
    state: FiledApplication,
    at: { readonly level: string; readonly on: LocalDate },
  ): Promise<void> {
    const level = state.filed.chain.find(({ code }) => code === at.level);
    if (level === undefined || level.round === null) return;
    const { programme, version } = state.filed;
    const published = await this.definitions.require(fact.metadata.tenant, programme, version);
    const round = published.definition.rounds?.find(({ code }) => code === level.round);
    if (round === undefined) return;
    const evaluation: Evaluation = { fact, state, on: at.on, published, round, level };
    for await (const place of this.places(evaluation)) {
      const { status, opened } = await this.openRound(evaluation, place);
      if (status === 'open') return this.openSheet(evaluation, opened);
      if (place.applicationId !== null && status !== 'cancelled' && !(await this.isLeftOut(evaluation, opened))) return;
    }
  }

  private async isLeftOut({ fact, state }: Evaluation, { roundId }: RoundOpened): Promise<boolean> {
    const { tenant } = fact.metadata;
    const sheetId = sheetIdOf(tenant, roundId, state.filed.subject.id);
    const sheet = (await this.runner.load(sheetAggregate, sheetId, tenant))?.state;
    return sheet !== undefined && sheet.status !== 'none' && sheet.leftOut;
  }

  /** Where it may be evaluated: where a round takes nobody any more, the next one. */
  private async *places({ fact, state, on, round, level }: Evaluation): AsyncGenerator<RoundPlace> {
    const { tenant } = fact.metadata;
    const { applicationId, subject, programme, filedOn } = state.filed;
    const divisionId = await this.subjects.levelAbove(tenant, subject.division.id, level.at);
    const division = divisionId === undefined ? subject.division : await this.names.division(divisionId);
    const together = round.opens.on === 'application' ? round.opens.together : undefined;
    if (together === undefined) {
      const period = { key: 'once', from: filedOn, to: on };
      let roundId = roundOfApplication(tenant, applicationId, round.code);
      for (let count = 0; count < MOST_ROUNDS; count += 1) {
        yield { roundId, applicationId, division, period };
        roundId = roundAfter(tenant, roundId);
      }
      return;
    }
    let period = periodOf(together, on);
    for (let count = 0; count < MOST_ROUNDS; count += 1) {
      const { key, from, to } = period;
      const roundId = roundTogether(tenant, programme, round.code, division.id, key);
      yield { roundId, applicationId: null, division, period: { key, from, to } };
      period = nextPeriod(period);
    }
  }

  /** As it is, opened now where nobody came to it before. */
  private async openRound(evaluation: Evaluation, { roundId, ...place }: RoundPlace): Promise<OpenedRound> {
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
    if (state === undefined || state.status === 'none') throw roundNotFound();
    return state;
  }

  private async openSheet(evaluation: Evaluation, opened: RoundOpened): Promise<void> {
    const { fact, state } = evaluation;
    const { tenant } = fact.metadata;
    const { filed } = state;
    const { programme, version, rules, key, roundId, roundCode, kind, form, period, due, decides, assessors } = opened;
    const sheetId = sheetIdOf(tenant, roundId, filed.subject.id);
    const moment = momentOf(fact);
    const application = { id: filed.applicationId, filedOn: filed.filedOn };
    const data = {
      ...{ programme, version, rules, key, sheetId, roundId, roundCode, kind, form, period, due, decides, assessors },
      subject: (await this.subjects.known(tenant, filed.subject.id))?.subject ?? filed.subject,
      application,
      enteredAt: moment.now,
    };
    const envelope = this.byRule(evaluation, 'openSheet', sheetId, sheetStream(sheetId));
    await this.runner.execute(sheetAggregate, sheetId, { type: 'OpenSheet', data, ...moment }, envelope);
    if (isOver(state)) return;
    const applying = { type: 'ApplyForSheet', data: { sheetId, application }, ...moment } as const;
    const again = this.byRule(evaluation, 'applyForSheet', sheetId, sheetStream(sheetId));
    await this.runner.execute(sheetAggregate, sheetId, applying, again, { mustExist: true });
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
