import {
  isClear,
  noticeCatalogue,
  type NoticeEvent,
  type NoticeState,
  type ShownCandidate,
} from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { addDays, DomainError, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import {
  noticeAggregate,
  objectionAggregate,
  rollUpAggregate,
  slateAggregate,
  titleAggregate,
} from '../../aggregates.js';
import { NamingReadiness } from '../../notices/naming-readiness.js';
import { CANDIDATES_A_PART, shownAs } from '../../notices/notice-candidates.js';
import { noticeStream } from '../../notices/notice-stream.js';
import { followingEnvelope, momentOf } from '../../rules/following.js';
import { CandidatesOfSlate } from '../../slates/candidates-of-slate.js';
import { listSumOf } from '../../slates/list-sum.js';
import { SlateTenure } from '../../slates/slate-tenure.js';
import { titleStream } from '../../titles/title-stream.js';

type Of<Type extends NoticeEvent['type']> = Fact<Extract<NoticeEvent, { readonly type: Type }>>;
type Opened = Exclude<NoticeState, { readonly status: 'none' }>;

/** What a notice does to its lists and to the titles of its candidates. */
@Injectable()
export class WhenNoticeChanged extends Reaction<NoticeEvent> {
  readonly context = 'awards';
  readonly name = 'when_notice_changed';
  readonly catalogues = [noticeCatalogue];
  readonly when = {
    NoticeOpened: (fact: Of<'NoticeOpened'>): Promise<void> => this.opened(fact),
    NoticeEnded: (fact: Of<'NoticeEnded'>): Promise<void> => this.ended(fact),
    NoticeCancelled: (fact: Of<'NoticeCancelled'>): Promise<void> => this.release(fact),
    CandidateBlocked: (fact: Of<'CandidateBlocked'>): Promise<void> => this.blocked(fact),
    CandidateUnblocked: (fact: Of<'CandidateUnblocked'>): Promise<void> => this.unblocked(fact),
    CandidateStruckOff: (fact: Of<'CandidateStruckOff'>): Promise<void> => this.struckOff(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly candidates: CandidatesOfSlate,
    private readonly readiness: NamingReadiness,
    private readonly tenure: SlateTenure,
  ) {
    super();
  }

  /** Holds its lists, whoever else thought it gone, and shows the candidates that the first append had no room for. */
  private async opened(fact: Of<'NoticeOpened'>): Promise<void> {
    const { noticeId, slates, count } = fact.event.data;
    const { tenant, recordedAt } = fact.metadata;
    const target = noticeStream(noticeId);
    for (const { slateId } of slates) {
      await this.tenure.take(slateId, noticeId, envelopeFor(fact, 'TakeSlate', slateId, target));
    }
    const known = (await this.load(fact))?.candidates ?? [];
    if (known.length >= count) return;
    const shown = [];
    for (const { slateId, count: stated, sha256 } of slates) {
      const listed = await this.candidates.of(tenant, slateId);
      const found = listSumOf(listed.map(({ subject }) => subject.id));
      if (found.count !== stated || found.sha256 !== sha256) throw changedMeanwhile(slateId);
      shown.push(...listed.filter(({ struck }) => !struck).map(shownAs));
    }
    for (let start = 0; start < shown.length; start += CANDIDATES_A_PART) {
      const data = { noticeId, candidates: shown.slice(start, start + CANDIDATES_A_PART) };
      const command = { type: 'ShowCandidates' as const, data, ...momentOf(recordedAt) };
      const envelope = envelopeFor(fact, 'ShowCandidates', String(start), target);
      await this.runner.execute(noticeAggregate, noticeId, command, envelope, { mustExist: true });
    }
  }

  private async ended(fact: Of<'NoticeEnded'>): Promise<void> {
    const notice = await this.load(fact);
    for (const candidate of notice?.candidates ?? []) {
      if (notice !== null && isClear(candidate)) await this.ready(fact, notice, candidate);
    }
  }

  private async release(fact: Of<'NoticeCancelled'>): Promise<void> {
    const notice = await this.load(fact);
    const { noticeId } = fact.event.data;
    for (const { slateId } of notice?.opened.slates ?? []) {
      await this.tenure.release(slateId, noticeId, envelopeFor(fact, 'ReleaseSlate', slateId, noticeStream(noticeId)));
    }
  }

  private async blocked(fact: Of<'CandidateBlocked'>): Promise<void> {
    const candidate = candidateOf(await this.load(fact), fact.event.data.titleId);
    if (candidate !== undefined) await this.readiness.drop(fact, candidate, 'objection');
  }

  private async unblocked(fact: Of<'CandidateUnblocked'>): Promise<void> {
    const notice = await this.load(fact);
    const candidate = candidateOf(notice, fact.event.data.titleId);
    if (notice === null || candidate === undefined || notice.status !== 'ended' || !isClear(candidate)) return;
    await this.ready(fact, notice, candidate);
  }

  /** Off the notice is off the list, in the name of whoever upheld the objection; who was named is looked at again. */
  private async struckOff(fact: Of<'CandidateStruckOff'>): Promise<void> {
    const { titleId, objectionId } = fact.event.data;
    const { tenant, recordedAt } = fact.metadata;
    const candidate = candidateOf(await this.load(fact), titleId);
    const objection = (await this.runner.load(objectionAggregate, objectionId, tenant))?.state;
    if (candidate === undefined || objection === undefined || objection.status === 'none') return;
    if (objection.decided === null) return;
    const { slateId } = candidate;
    const reason = { code: 'objectionUpheld', text: null };
    const data = { titleId, slateId, objectionId, reason, by: objection.decided.by, lateEntry: null };
    const command = { type: 'StrikeCandidate' as const, data, ...momentOf(recordedAt) };
    const envelope = envelopeFor(fact, 'StrikeCandidate', `${titleId}:${slateId}`, titleStream(titleId));
    await this.runner.execute(titleAggregate, titleId, command, envelope, { mustExist: true });
  }

  private async ready(fact: Fact<NoticeEvent>, { opened }: Opened, candidate: ShownCandidate): Promise<void> {
    const { noticeId, programme, version, rules, key, lastDay } = opened;
    const { titleId, subject, slateId, grade, result } = candidate;
    if (result === undefined || !(await this.stillReached(fact, slateId))) return;
    await this.readiness.ready(fact, {
      ...{ programme, version, rules, key, titleId, subject, slateId, noticeId, grade, result },
      ...{ resultOn: result.resultOn, notBefore: addDays(lastDay.lastDay, 1) },
      inputs: [{ stream: noticeStream(noticeId), revision: String(fact.revision) }],
    });
  }

  /** A division is named while enough of its members hold the title. */
  private async stillReached({ metadata: { tenant } }: Fact, slateId: string): Promise<boolean> {
    const slate = (await this.runner.load(slateAggregate, slateId, tenant))?.state;
    if (slate === undefined || slate.status === 'none' || slate.prepared.from.kind !== 'rollUp') return true;
    const rollUp = await this.runner.load(rollUpAggregate, slate.prepared.from.id, tenant);
    return rollUp?.state.reach === 'reached';
  }

  private async load({ event, metadata }: Fact<NoticeEvent>): Promise<Opened | null> {
    const state = (await this.runner.load(noticeAggregate, event.data.noticeId, metadata.tenant))?.state;
    return state === undefined || state.status === 'none' ? null : state;
  }
}

function candidateOf(notice: Opened | null, titleId: string): ShownCandidate | undefined {
  return notice?.candidates.find((candidate) => candidate.titleId === titleId);
}

function envelopeFor(fact: Fact<NoticeEvent>, name: string, item: string, target: string) {
  return followingEnvelope(fact, { name, item, target, body: { item } });
}

function changedMeanwhile(slateId: string): DomainError {
  return new DomainError(
    'NOTICE.LIST_CHANGED',
    'conflict',
    { zh: '名单与评定结果不一致。', en: 'The list differs from the results.' },
    { slateId },
  );
}
