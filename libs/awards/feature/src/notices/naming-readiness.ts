import {
  isHeld,
  isKnown,
  type NamingPurpose,
  type Pinned,
  type ResultSeen,
  type TitleState,
} from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { BasisInput, Fact, LocalDate, SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { slateAggregate, titleAggregate } from '../aggregates.js';
import { followingEnvelope, momentOf } from '../rules/following.js';
import { titleStream } from '../titles/title-stream.js';
import { AwardVersions } from '../titles/award-versions.js';

export interface ReadyCandidate extends Pinned {
  readonly titleId: string;
  readonly subject: SubjectAsOf;
  readonly slateId: string;
  readonly noticeId: string | null;
  readonly grade: string;
  readonly result: ResultSeen | null;
  readonly resultOn: LocalDate;
  readonly notBefore: LocalDate;
  readonly inputs: readonly BasisInput[];
}

/** A candidate whose naming may be signed, or may no longer. */
@Injectable()
export class NamingReadiness {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
  ) {}

  async ready(fact: Fact, candidate: ReadyCandidate): Promise<void> {
    const { tenant, recordedAt } = fact.metadata;
    const { titleId, slateId } = candidate;
    const renews = await this.renews(tenant, candidate);
    const target = titleStream(titleId);
    const body = { titleId, slateId };
    const envelope = followingEnvelope(fact, { name: 'ReadyNaming', item: `${titleId}:${slateId}`, target, body });
    await this.runner.execute(
      titleAggregate,
      titleId,
      ({ state }) => {
        const purpose: NamingPurpose = renews && holds(state, candidate.grade) ? 'renewal' : 'naming';
        return { type: 'ReadyNaming' as const, data: { ...candidate, purpose }, ...momentOf(recordedAt) };
      },
      envelope,
    );
  }

  async drop(
    fact: Fact,
    { titleId, slateId }: Pick<ReadyCandidate, 'titleId' | 'slateId'>,
    cause: 'objection' | 'noticeCancelled' | 'membersLost',
  ): Promise<void> {
    const data = { titleId, slateId, cause };
    const item = `${titleId}:${slateId}`;
    const envelope = followingEnvelope(fact, { name: 'DropReadiness', item, target: titleStream(titleId), body: data });
    const command = { type: 'DropReadiness' as const, data, ...momentOf(fact.metadata.recordedAt) };
    await this.runner.execute(titleAggregate, titleId, command, envelope, { mustExist: true });
  }

  /** The list comes from the round that renews titles. */
  private async renews(tenant: string, candidate: ReadyCandidate): Promise<boolean> {
    const slate = (await this.runner.load(slateAggregate, candidate.slateId, tenant))?.state;
    if (slate === undefined || slate.status === 'none') return false;
    const { definition } = await this.versions.of(tenant, candidate);
    return definition.award?.renewal !== undefined && definition.award.renewal.round === slate.prepared.roundCode;
  }
}

function holds(state: TitleState, grade: string): boolean {
  return isKnown(state) && isHeld(state) && state.grade === grade;
}
