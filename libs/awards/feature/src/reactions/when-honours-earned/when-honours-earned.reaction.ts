import {
  resultChangedV1,
  subjectGradedV1,
  type ResultChangedV1,
  type SubjectGradedV1,
} from '@gongjian/assessments-contracts';
import { awardRulesOf, type FactSource, type Honours } from '@gongjian/awards-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import { commandFingerprint, DeciderRunner, naturalId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Act, type LocalDate } from '@gongjian/shared-kernel';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { CommandRelation, DirectoryNames } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { circularAggregate, watchAggregate } from '../../aggregates.js';
import { circularIdOf, circularStream } from '../../honours/circular-stream.js';
import { unitAsOf } from '../../honours/units-as-of.js';
import { AwardRule } from '../../rules/award-rule.js';
import { momentOf } from '../../rules/following.js';
import { pinnedOf, seen } from '../../slates/candidate-lists.js';
import { watchIdOf, watchStream } from '../../titles/title-stream.js';

interface Graded {
  readonly grade: string;
  readonly rank: number | null;
  readonly ranked: number | null;
}

/**
 * What follows from a result by itself: a bar from honours is known of the subject, and a circular that the version asks
 * for is drafted. Nobody is criticised before a named leader decides.
 */
@Injectable()
export class WhenHonoursEarned extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_honours_earned';
  readonly source = 'assessments';
  readonly when = [
    on(subjectGradedV1, (message) => this.graded(message)),
    on(resultChangedV1, (message) => this.changed(message)),
  ];

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly runner: DeciderRunner,
    private readonly names: DirectoryNames,
    private readonly relation: CommandRelation,
    private readonly rule: AwardRule,
  ) {
    super();
  }

  private async graded(message: Received<SubjectGradedV1>): Promise<void> {
    const { data, tenant } = message;
    if (!data.decides || data.kind === 'mock') return;
    const published = await this.definitions.awaited(tenant, data.programmeId, data.version);
    const honours = honoursOf(published, data, dayOf(data.act));
    if (honours.barredUntil !== null) await this.bar(message, data.grade, honours.barredUntil);
    const { unit } = data.subject;
    if (honours.circular && unit !== null) await this.draft(message, published, unit.id);
  }

  private async changed(message: Received<ResultChangedV1>): Promise<void> {
    const { data, tenant } = message;
    if (!data.decides) return;
    const published = await this.definitions.awaited(tenant, data.programmeId, data.version);
    const on = dayOf(data.act);
    const before = honoursOf(published, data.from, on);
    const now = honoursOf(published, data.to, on);
    if (before.barredUntil !== null && data.from.grade !== data.to.grade) await this.unbar(message, data.from.grade);
    if (now.barredUntil !== null) await this.bar(message, data.to.grade, now.barredUntil);
  }

  private async bar(
    message: Received<SubjectGradedV1 | ResultChangedV1>,
    grade: string,
    until: LocalDate,
  ): Promise<void> {
    const { subjectId, resultId, programmeId, act } = message.data;
    const { tenant } = message;
    const watchId = watchIdOf(tenant, subjectId);
    const factId = barIdOf(tenant, resultId, grade);
    const data = {
      ...{ subjectId, factId, source: sourceOf(message), fact: { kind: 'barred' as const, until } },
      ...{ programme: programmeId, occurredOn: dayOf(act), occurredAt: null, verified: true, verifier: null },
    };
    const type = 'RecordFact' as const;
    const envelope = message.envelope({ name: 'bar', type, target: watchStream(watchId), body: { factId } });
    await this.runner.execute(watchAggregate, watchId, { type, data, ...momentOf(message.time) }, envelope);
  }

  private async unbar(message: Received<ResultChangedV1>, grade: string): Promise<void> {
    const { subjectId, resultId } = message.data;
    const { tenant } = message;
    const watchId = watchIdOf(tenant, subjectId);
    const factId = barIdOf(tenant, resultId, grade);
    const data = { subjectId, factId, source: sourceOf(message), why: 'withdrawn' as const };
    const type = 'WithdrawFact' as const;
    const envelope = message.envelope({ name: 'unbar', type, target: watchStream(watchId), body: { factId } });
    await this.runner.execute(watchAggregate, watchId, { type, data, ...momentOf(message.time) }, envelope);
  }

  private async draft(
    message: Received<SubjectGradedV1>,
    published: PublishedDefinition,
    unitId: string,
  ): Promise<void> {
    const { tenant, data: told } = message;
    const { authority } = published;
    const gradedOn = dayOf(told.act);
    if (!(await this.relation.leadsTo(tenant, unitId, authority.id))) return;
    const unit = await unitAsOf(this.names, tenant, unitId, localDateAt(message.time));
    if (unit === null) return;
    const circularId = circularIdOf(tenant, { kind: 'result', id: told.resultId }, unitId);
    const cause = { kind: 'grade' as const, grade: told.grade, rank: told.rank, roundId: told.roundId };
    const data = {
      ...pinnedOf(published),
      ...{ circularId, unit, authority, cause, by: null, underCommand: true, inputs: seen(message) },
      ...{ lateEntry: null, notBefore: gradedOn },
    };
    const type = 'DraftCircular' as const;
    const fingerprint = commandFingerprint(type, circularStream(circularId), { unitId });
    const envelope = await this.rule.envelope(
      pinnedOf(published),
      { id: 'circular', name: '通报批评' },
      { tenant, sourceEventId: message.id },
      { commandId: message.commandId(type, unitId), fingerprint },
    );
    const command = { type, data, now: message.time, today: gradedOn };
    await this.runner.execute(circularAggregate, circularId, command, envelope);
  }
}

function honoursOf(
  { rules, definition }: PublishedDefinition,
  { grade, rank, ranked }: Graded,
  on: LocalDate,
): Honours {
  return awardRulesOf(rules).honoursFor(definition, { grade, rank, of: ranked ?? 0, on });
}

function barIdOf(tenant: string, resultId: string, grade: string): string {
  return naturalId(tenant, 'bar', resultId, grade);
}

function sourceOf({ type, id: eventId, sourceRevision }: Received): FactSource {
  return { type, eventId, revision: String(sourceRevision) };
}

function dayOf({ effectiveOn, occurredAt }: Act): LocalDate {
  return effectiveOn ?? localDateAt(occurredAt);
}
