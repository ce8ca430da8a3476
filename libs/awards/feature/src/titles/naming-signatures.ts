import {
  lastRemovedOn,
  namingNotReady,
  standingObjections,
  type Pinned,
  type Readiness,
  type SignNaming,
  type Title,
} from '@gongjian/awards-domain';
import { Directory, type Role } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { BasisInput, LocalDate } from '@gongjian/shared-kernel';
import { WorkingCalendars, type Acting, type Write } from '@gongjian/shared-records';
import { lateEntryFact, type LateEntryBody } from '@gongjian/shared-records/requests';
import { Injectable } from '@nestjs/common';
import { noticeAggregate } from '../aggregates.js';
import { noticeStream } from '../notices/notice-stream.js';
import { decidingDivision } from '../slates/deciding-division.js';
import { AwardVersions } from './award-versions.js';
import { decisionId, titleStream } from './title-stream.js';
import { Watches } from './watches.js';

/** Who may sign. */
export interface Signer {
  readonly role: Role;
  readonly divisionId: string;
}

export interface NamingSignature {
  readonly slateId: string;
  readonly documentNumber: string;
  readonly minutesNumber?: string | undefined;
  readonly lateEntry?: LateEntryBody | undefined;
}

export interface Signing extends Pick<
  SignNaming['data'],
  'slateId' | 'documentNumber' | 'minutesNumber' | 'by' | 'lateEntry'
> {
  readonly tenant: string;
  readonly commandId: string;
  readonly today: LocalDate;
}

/** What a person who signs a naming has before the eyes: the watch as it is now, and the objections. */
@Injectable()
export class NamingSignatures {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
    private readonly watches: Watches,
    private readonly calendars: WorkingCalendars,
    private readonly directory: Directory,
  ) {}

  /** Who signs, and where it is decided on, says the version. */
  async signer(
    tenant: string,
    pinned: Pick<Pinned, 'programme' | 'version'>,
    { subject }: Pick<Title, 'subject'>,
  ): Promise<Signer> {
    const version = await this.versions.of(tenant, pinned);
    const { id: divisionId } = await decidingDivision(this.directory, version, subject.division);
    return { role: version.definition.award?.signing.by ?? 'leader', divisionId };
  }

  async data(write: Write, acting: Acting, title: Title, body: NamingSignature): Promise<SignNaming['data']> {
    return this.signing(title, {
      tenant: write.principal.tenant,
      commandId: write.commandId,
      today: write.today,
      by: acting.officer,
      slateId: body.slateId,
      documentNumber: body.documentNumber,
      minutesNumber: body.minutesNumber ?? null,
      lateEntry: lateEntryFact(body.lateEntry, titleStream(title.titleId)),
    });
  }

  /** @throws DomainError TITLE.NOT_READY */
  async signing(title: Title, { tenant, commandId, today, ...signed }: Signing): Promise<SignNaming['data']> {
    const { titleId, subject, naming, readiness } = title;
    const ready = readiness?.ready;
    const pinned = ready ?? naming;
    if (pinned === null) throw namingNotReady();
    const { reading, definition, programme, terms } = await this.versions.of(tenant, pinned);
    const watch = await this.watches.of(tenant, subject.id);
    const day = signed.lateEntry?.effectiveOn ?? today;
    const heard = await this.heard(tenant, ready?.noticeId ?? null, titleId);
    const forbidden =
      readiness === null ? [] : reading.forbids(definition, programme, seen(title, readiness, day), watch.facts(today));
    return {
      ...{ titleId, ...signed, namingId: decisionId(titleId, commandId, 'second') },
      ...{ watchRevision: watch.revision, forbidden, inputs: [...watch.inputs, ...heard.inputs] },
      objections: heard.objections,
      ...{ terms, calendar: this.calendars.current() },
    };
  }

  /** Open or upheld, against this candidate. */
  async objections(tenant: string, noticeId: string | null, titleId: string): Promise<readonly string[]> {
    return (await this.heard(tenant, noticeId, titleId)).objections;
  }

  /** What stands against this candidate, with the notice it was read from. */
  private async heard(tenant: string, noticeId: string | null, titleId: string): Promise<Heard> {
    const notice = noticeId === null ? null : await this.runner.load(noticeAggregate, noticeId, tenant);
    if (noticeId === null || notice === null) return { objections: [], inputs: [] };
    const input = { stream: noticeStream(noticeId), revision: String(notice.revision) };
    return { objections: standingObjections(notice.state, titleId), inputs: [input] };
  }
}

interface Heard {
  readonly objections: readonly string[];
  readonly inputs: readonly BasisInput[];
}

/** The day of the naming is the later of the two signatures'. */
function seen(title: Title, { ready, signature }: Readiness, on: string) {
  const day = signature !== null && signature.on > on ? signature.on : on;
  return { grade: ready.grade, resultOn: ready.resultOn, on: day, removedOn: lastRemovedOn(title) };
}
