import {
  noticeDecider,
  slateNotFound,
  type OpeningNotice,
  type SlatePrepared,
  type SlateState,
} from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner, newAggregateId } from '@gongjian/shared-event-sourcing';
import { DomainError, isDomainError, type NamedAsOf, type OfficerAsOf } from '@gongjian/shared-kernel';
import {
  basisInputs,
  DirectoryNames,
  envelopeOf,
  RecordWriter,
  WorkingCalendars,
  type Acting,
  type Done,
  type Write,
} from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { noticeAggregate, slateAggregate } from '../../aggregates.js';
import { CANDIDATES_A_PART, shownAs } from '../../notices/notice-candidates.js';
import { noticeStream } from '../../notices/notice-stream.js';
import { CandidatesOfSlate, latestResultOn, titlesOf } from '../../slates/candidates-of-slate.js';
import { listSumOf } from '../../slates/list-sum.js';
import { slateStream } from '../../slates/slate-stream.js';
import { SlateTenure } from '../../slates/slate-tenure.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenNotice } from './open-notice.command.js';
import type { OpenNoticeBody } from './open-notice.request.js';

type Slate = Exclude<SlateState, { readonly status: 'none' }>;

@CommandHandler(OpenNotice)
export class OpenNoticeHandler implements ICommandHandler<OpenNotice> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly candidates: CandidatesOfSlate,
    private readonly names: DirectoryNames,
    private readonly calendars: WorkingCalendars,
    private readonly tenure: SlateTenure,
  ) {}

  async execute({ write, body }: OpenNotice): Promise<Done> {
    return this.open(write, body);
  }

  private async open(write: Write, body: OpenNoticeBody): Promise<Done> {
    const { tenant } = write.principal;
    const noticeId = newAggregateId(tenant, 'notice', write.commandId);
    const slates = await Promise.all([...new Set(body.slateIds)].map((slateId) => this.slate(tenant, slateId)));
    const division = slates[0]?.prepared.division;
    const taken: string[] = [];
    const giveBack = async (acting: Acting): Promise<void> => {
      for (const slateId of taken.splice(0)) {
        await this.tenure.release(
          slateId,
          noticeId,
          envelopeOf(write, acting, 'ReleaseSlate', slateStream(slateId), {}),
        );
      }
    };
    let acts: Acting | null = null;
    try {
      const result = await this.records.found(noticeAggregate, noticeId, write, {
        type: 'OpenNotice',
        body,
        may: { action: 'notice.open', resource: { divisionId: division?.id } },
        ...effectiveOnOf(body.lateEntry),
        data: async (acting) => {
          acts = acting;
          const data = await this.opening(write, body, noticeId, slates, acting.officer);
          const { now, today } = write;
          noticeDecider.decide({ type: 'OpenNotice', data, now, today }, noticeDecider.initialState);
          for (const { prepared } of slates) {
            const { slateId } = prepared;
            const envelope = envelopeOf(write, acting, 'TakeSlate', slateStream(slateId), {});
            await this.tenure.take(slateId, noticeId, envelope);
            taken.push(slateId);
          }
          return data;
        },
      });
      return { id: noticeId, result };
    } catch (error) {
      if (isDomainError(error) && acts !== null) await giveBack(acts);
      throw error;
    }
  }

  private async opening(
    write: Write,
    body: OpenNoticeBody,
    noticeId: string,
    slates: readonly Slate[],
    by: OfficerAsOf,
  ): Promise<OpeningNotice> {
    const { tenant } = write.principal;
    const [first] = slates;
    if (first === undefined || slates.some(({ prepared }) => !isTogether(prepared, first.prepared)))
      throw notTogether();
    const { programme, version, rules, key, division } = first.prepared;
    const { notice } = (await this.definitions.require(tenant, programme, version)).definition.award ?? {};
    if (notice === undefined) throw noNoticeAsked();
    const listed = await Promise.all(slates.map(({ prepared }) => this.candidates.of(tenant, prepared.slateId)));
    const standing = listed.flat().filter(({ struck }) => !struck);
    const shown = standing.map(shownAs);
    return {
      ...{ programme, version, rules, key, noticeId },
      ...(division === undefined ? {} : { division }),
      slates: slates.map(({ prepared: { slateId, grade }, sum }, index) => ({
        ...{ slateId, grade, stated: sum },
        found: listSumOf((listed[index] ?? []).map(({ subject }) => subject.id)),
      })),
      count: shown.length,
      candidates: shown.slice(0, CANDIDATES_A_PART),
      asked: { days: notice.days, channels: notice.channels },
      days: body.days ?? notice.days.days,
      channels: body.channels ?? notice.channels,
      decidedBy: await this.decider(write, body.decidedByPersonId, division, by),
      by,
      lateEntry: lateEntryFact(body.lateEntry, noticeStream(noticeId)),
      notBefore: latestResultOn(standing),
      calendar: this.calendars.current(),
      inputs: basisInputs([
        ...slates.map(({ prepared: { slateId }, revision }) => ({
          stream: slateStream(slateId),
          revision: String(revision),
        })),
        ...titlesOf(listed.flat()),
      ]),
    };
  }

  /** A leader decides that a list is shown; the office may record it. */
  private async decider(
    { principal: { tenant }, today }: Write,
    personId: string | undefined,
    division: NamedAsOf | undefined,
    by: OfficerAsOf,
  ): Promise<OfficerAsOf> {
    const named = personId ?? by.personId;
    if (named === by.personId && by.role === 'leader') return by;
    const leader =
      division === undefined ? null : await this.names.holderOf(['leader'], tenant, named, division.id, today);
    if (leader === null) throw deciderNoLeader();
    return leader;
  }

  private async slate(tenant: string, slateId: string): Promise<Slate> {
    const found = (await this.runner.load(slateAggregate, slateId, tenant))?.state;
    if (found === undefined || found.status === 'none') throw slateNotFound();
    return found;
  }
}

/** Shown together are lists of one version that are decided on in one place. */
function isTogether(one: SlatePrepared, other: SlatePrepared): boolean {
  const isSameVersion = one.programme === other.programme && one.version === other.version;
  return isSameVersion && one.division?.id === other.division?.id;
}

function notTogether(): DomainError {
  return new DomainError('NOTICE.LISTS_DIFFER', 'invalid', {
    zh: '一次公示只能包含同一项目同一版本、由同一级决定的名单。',
    en: 'One notice shows lists of one version of a programme that are decided on in one place.',
  });
}

function noNoticeAsked(): DomainError {
  return new DomainError('NOTICE.NOT_ASKED', 'conflict', {
    zh: '本项目不须公示，由领导批准名单。',
    en: 'The programme asks for no notice; a leader approves the list.',
  });
}

function deciderNoLeader(): DomainError {
  return new DomainError('NOTICE.DECIDER_NO_LEADER', 'invalid', {
    zh: '公示须由负责该区划的领导决定。',
    en: 'A leader of that division decides on a notice.',
  });
}
