import type { CandidateListed, SlatePrepared } from '@gongjian/awards-domain';
import type { PublishedDefinition } from '@gongjian/plans-client';
import { Directory } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { BasisInput, NamedAsOf } from '@gongjian/shared-kernel';
import type { Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { slateAggregate, titleAggregate } from '../aggregates.js';
import { momentOf } from '../rules/following.js';
import { titleIdOf, titleStream } from '../titles/title-stream.js';
import { decidingDivision, isNamedElsewhere } from './deciding-division.js';
import { slateIdOf, slateStream } from './slate-stream.js';

export type Listing = Pick<
  CandidateListed,
  'subject' | 'grade' | 'rank' | 'total' | 'roundId' | 'sheetId' | 'resultEventId' | 'resultOn' | 'applicationId'
> &
  Required<Pick<CandidateListed, 'assessors'>>;

export interface Preparing {
  readonly from: SlatePrepared['from'];
  readonly grade: string;
  readonly roundCode: string | null;
  /** Where its candidates stand. */
  readonly place: NamedAsOf;
  readonly sum: { readonly count: number; readonly sha256: string };
}

/** Turns results that another context tells into candidates and lists, in whichever order they come. */
@Injectable()
export class CandidateLists {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly directory: Directory,
  ) {}

  async list(
    message: Received,
    published: PublishedDefinition,
    from: SlatePrepared['from'],
    { assessors, ...listing }: Listing,
  ): Promise<void> {
    if (isNamedElsewhere(published)) return;
    const { tenant } = message;
    const { programme } = published;
    const titleId = titleIdOf(tenant, listing.subject.id, programme);
    const slateId = slateIdOf(tenant, from, listing.grade);
    const data = {
      ...pinnedOf(published),
      ...listing,
      ...(assessors.length === 0 ? {} : { assessors }),
      ...{ titleId, slateId, inputs: seen(message) },
    };
    const command = { type: 'ListCandidate' as const, data, ...momentOf(message.time) };
    const target = titleStream(titleId);
    const envelope = message.envelope({ name: 'ListCandidate', type: 'ListCandidate', target, body: { slateId } });
    await this.runner.execute(titleAggregate, titleId, command, envelope);
  }

  async prepare(
    message: Received,
    published: PublishedDefinition,
    { from, grade, roundCode, place, sum }: Preparing,
  ): Promise<void> {
    if (isNamedElsewhere(published)) return;
    const slateId = slateIdOf(message.tenant, from, grade);
    const division = await decidingDivision(this.directory, published, place);
    const data = {
      ...pinnedOf(published),
      ...{ slateId, from, grade, division, ...sum, inputs: seen(message) },
      ...(roundCode === null ? {} : { roundCode }),
    };
    const command = { type: 'PrepareSlate' as const, data, ...momentOf(message.time) };
    const target = slateStream(slateId);
    const following = { name: 'PrepareSlate', item: grade, type: 'PrepareSlate', target, body: { from, grade } };
    await this.runner.execute(slateAggregate, slateId, command, message.envelope(following));
  }
}

export function pinnedOf({ programme, version, rules, key }: PublishedDefinition) {
  return { programme, version, rules, key };
}

export function seen({ subject, sourceRevision }: Received): readonly BasisInput[] {
  return [{ stream: subject, revision: String(sourceRevision) }];
}
