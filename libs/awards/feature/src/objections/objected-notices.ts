import {
  noticeCandidateUnknown,
  noticeNotFound,
  noticeNotOpen,
  type NoticeState,
  type ReceivingObjection,
} from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner, type PersonalValue } from '@gongjian/shared-event-sourcing';
import type { BasisInput } from '@gongjian/shared-kernel';
import { WorkingCalendars } from '@gongjian/shared-records';
import { sealedText } from '@gongjian/shared-records/requests';
import { Injectable } from '@nestjs/common';
import { noticeAggregate } from '../aggregates.js';
import { noticeStream } from '../notices/notice-stream.js';
import { objectionStream } from './objection-stream.js';

export type OpenedNotice = Exclude<NoticeState, { readonly status: 'none' }>;

export interface ObjectionBody {
  readonly titleId?: string | undefined;
  readonly name?: PersonalValue<string> | undefined;
  readonly contact?: PersonalValue<string> | undefined;
  readonly text: PersonalValue<string>;
}

/** Notices as objections to them need them. */
@Injectable()
export class ObjectedNotices {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly calendars: WorkingCalendars,
  ) {}

  /** @throws DomainError NOTICE.NOT_FOUND, NOTICE.NOT_OPEN for one that was cancelled */
  async require(tenant: string, noticeId: string): Promise<OpenedNotice> {
    const state = (await this.runner.load(noticeAggregate, noticeId, tenant))?.state;
    if (state === undefined || state.status === 'none') throw noticeNotFound();
    if (state.status === 'cancelled') throw noticeNotOpen(state.status);
    return state;
  }

  /** @throws DomainError NOTICE.CANDIDATE_UNKNOWN, DEFINITION.NOT_HERE_YET */
  async receiving(
    tenant: string,
    { opened, candidates }: OpenedNotice,
    objectionId: string,
    { titleId, name, contact, text }: ObjectionBody,
  ): Promise<Omit<ReceivingObjection, 'lateEntry'>> {
    const { noticeId, programme, version, rules, key, division, firstDay, lastDay } = opened;
    const candidate = candidates.find((each) => each.titleId === titleId);
    if (titleId !== undefined && candidate === undefined) throw noticeCandidateUnknown();
    const { notice } = (await this.definitions.require(tenant, programme, version)).definition.award ?? {};
    if (notice === undefined) throw noticeNotFound();
    const stream = objectionStream(objectionId);
    return {
      ...{ programme, version, rules, key, objectionId, noticeId },
      ...(division === undefined ? {} : { division }),
      ...{ titleId: titleId ?? null, subjectId: candidate?.subject.id ?? null, firstDay, lastDay: lastDay.lastDay },
      ...{ identity: sealedText(name, stream), contact: sealedText(contact, stream) },
      text: text.sealedFor({ kind: 'record', stream }),
      reply: notice.reply,
      calendar: this.calendars.current(),
    };
  }

  /** Everybody who assessed the candidate, or any where it is about the whole notice. */
  async assessorsOf(tenant: string, noticeId: string, titleId: string | null): Promise<readonly string[]> {
    const state = (await this.runner.load(noticeAggregate, noticeId, tenant))?.state;
    if (state === undefined || state.status === 'none') throw noticeNotFound();
    const about = state.candidates.filter((candidate) => titleId === null || candidate.titleId === titleId);
    return [...new Set(about.flatMap(({ assessors = [] }) => assessors))];
  }

  async inputs(tenant: string, noticeId: string): Promise<readonly BasisInput[]> {
    const folded = await this.runner.load(noticeAggregate, noticeId, tenant);
    return folded === null ? [] : [{ stream: noticeStream(noticeId), revision: String(folded.revision) }];
  }
}
