import {
  resultChangedV1,
  subjectGradedV1,
  type ResultChangedV1,
  type SubjectGradedV1,
} from '@gongjian/assessments-contracts';
import { isKnown, type Title } from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { Directory, type DirectorySubject } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Act, type LocalDate, type OfficerAsOf, type SubjectAsOf } from '@gongjian/shared-kernel';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { officerBehind } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../../aggregates.js';
import { momentOf } from '../../rules/following.js';
import { CandidateLists } from '../../slates/candidate-lists.js';
import { listSumOf } from '../../slates/list-sum.js';
import { leadsToCandidates } from '../../slates/leads-to-candidates.js';
import { titleIdOf, titleStream } from '../../titles/title-stream.js';

/** A result that leads to a title makes its subject a candidate; one that is changed strikes it, and may make it another. */
@Injectable()
export class WhenSubjectGraded extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_subject_graded';
  readonly source = 'assessments';
  readonly when = [
    on(subjectGradedV1, (message) => this.graded(message)),
    on(resultChangedV1, (message) => this.changed(message)),
  ];

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly lists: CandidateLists,
    private readonly runner: DeciderRunner,
    private readonly directory: Directory,
  ) {
    super();
  }

  private async graded(message: Received<SubjectGradedV1>): Promise<void> {
    const { data, tenant } = message;
    if (!data.decides || data.kind === 'mock' || !data.named) return;
    const published = await this.definitions.awaited(tenant, data.programmeId, data.version);
    if (!leadsToCandidates(published, data.roundCode)) return;
    const { subject, grade, rank, total, roundId, sheetId, applicationId, assessors = [] } = data;
    await this.lists.list(
      message,
      published,
      { kind: 'round', id: roundId },
      {
        ...{ subject, grade, rank, total, roundId, sheetId, applicationId, assessors },
        ...{ resultEventId: message.id, resultOn: dayOf(data.act) },
      },
    );
  }

  /** The list it stood on stays as it was stated; what it has come to since is a list of its own. */
  private async changed(message: Received<ResultChangedV1>): Promise<void> {
    const { data, tenant } = message;
    const { from, to, subjectId, programmeId, roundId } = data;
    if (!data.decides || (from.grade === to.grade && from.named === to.named)) return;
    const published = await this.definitions.awaited(tenant, programmeId, data.version);
    const titleId = titleIdOf(tenant, subjectId, programmeId);
    const state = (await this.runner.load(titleAggregate, titleId, tenant))?.state;
    const title = state !== undefined && isKnown(state) ? state : null;
    if (title !== null) await this.strike(message, title);
    if (!to.named || !leadsToCandidates(published, data.roundCode)) return;
    const subject = title?.subject ?? (await this.subjectOf(tenant, subjectId));
    if (subject === null) return;
    const before = title === null ? undefined : Object.values(title.candidates).find(isOf(roundId));
    const list = { kind: 'result' as const, id: message.id };
    await this.lists.list(message, published, list, {
      ...{ subject, grade: to.grade, rank: to.rank, total: to.total, roundId },
      ...{ sheetId: before?.listed.sheetId ?? null, applicationId: before?.listed.applicationId ?? null },
      ...{ resultEventId: message.id, resultOn: dayOf(data.act), assessors: before?.listed.assessors ?? [] },
    });
    await this.lists.prepare(message, published, {
      ...{ from: list, grade: to.grade, roundCode: data.roundCode, place: subject.division },
      sum: listSumOf([subjectId]),
    });
  }

  private async strike(message: Received<ResultChangedV1>, { titleId, candidates }: Title): Promise<void> {
    const { roundId, act } = message.data;
    for (const candidate of Object.values(candidates).filter(isOf(roundId))) {
      const { slateId } = candidate.listed;
      const by: OfficerAsOf = officerBehind(act);
      const data = {
        titleId,
        slateId,
        objectionId: null,
        reason: { code: 'resultChanged', text: null },
        by,
        lateEntry: null,
      };
      const target = titleStream(titleId);
      const type = 'StrikeCandidate' as const;
      const envelope = message.envelope({ name: type, item: slateId, type, target, body: { slateId } });
      await this.runner.execute(titleAggregate, titleId, { type, data, ...momentOf(message.time) }, envelope);
    }
  }

  private async subjectOf(tenant: string, subjectId: string): Promise<SubjectAsOf | null> {
    const subject = await this.directory.subject(tenant, subjectId);
    return subject === null ? null : asOf(subject);
  }
}

function isOf(roundId: string): (candidate: Title['candidates'][string]) => boolean {
  return ({ listed, struck }) => !struck && listed.roundId === roundId;
}

function asOf({ id, kind, name, class: of, division, unit }: DirectorySubject): SubjectAsOf {
  return { id, kind, name, class: of, division: { id: division.id, name: division.name }, unit };
}

function dayOf({ effectiveOn, occurredAt }: Act): LocalDate {
  return effectiveOn ?? localDateAt(occurredAt);
}
