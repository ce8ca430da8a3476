import type { RectificationCause, RectificationSource } from '@gongjian/plans-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import {
  localDateAt,
  type Act,
  type FileReference,
  type LocalDate,
  type Sealed,
  type SubjectAsOf,
} from '@gongjian/shared-kernel';
import type { Received } from '@gongjian/shared-messaging';
import { officerBehind, WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { rectificationAggregate } from '../aggregates.js';
import { RectificationRulebook } from './rectification-rulebook.js';
import { rectificationIdOf, rectificationStream } from './rectification-stream.js';
import { ResponsibleUnits } from './responsible-units.js';

/** What another context found that is to be put right. */
export interface Found {
  readonly kind: 'finding' | 'complaint';
  readonly id: string;
  readonly cause: RectificationCause;
  readonly subject: SubjectAsOf;
  readonly programmeId: string;
  readonly version: number;
  readonly indicator: string | null;
  readonly what: Sealed;
  readonly foundOn: LocalDate;
  /** The clock runs from that day. */
  readonly from: LocalDate;
  readonly evidence: readonly FileReference[];
  readonly putRightOnTheSpot: boolean;
}

interface OfSubject extends Pick<Found, 'kind' | 'id'> {
  readonly subjectId: string;
}

type Told = Received<{ readonly act: Act }>;

/** What is ordered and withdrawn because of what another context tells, in the act of whoever did that. */
@Injectable()
export class RectificationsByRule {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly rulebook: RectificationRulebook,
    private readonly units: ResponsibleUnits,
    private readonly calendars: WorkingCalendars,
  ) {}

  /** Nothing where the programme does not foresee it. @throws DomainError PROGRAMME.VERSION_UNKNOWN */
  async order(message: Told, found: Found): Promise<void> {
    const { tenant, time: now, data } = message;
    const { kind, id, cause, programmeId, version, subject, from } = found;
    const rules = await this.rulebook.find(tenant, programmeId, version, cause);
    if (rules === null) return;
    const type = 'OrderRectification' as const;
    const today = localDateAt(now);
    const rectificationId = await this.idFor(tenant, kind, id, subject.id);
    const source: RectificationSource = { kind, id, reference: null };
    const envelope = message.envelope({
      name: 'order_rectification',
      type,
      target: rectificationStream(rectificationId),
      body: { source },
    });
    const command = {
      type,
      data: {
        rectificationId,
        subject,
        serious: cause.kind === 'problem' && cause.serious,
        source,
        removalId: null,
        rules,
        unit: await this.units.of(tenant, subject, today),
        indicator: found.indicator,
        what: found.what,
        foundOn: found.foundOn,
        evidence: found.evidence,
        documentNumber: null,
        by: data.act.actor.kind === 'person' ? officerBehind(data.act) : null,
        from,
        putRightOnTheSpot: found.putRightOnTheSpot,
        calendar: this.calendars.current(),
        lateEntry: null,
      },
      now,
      today,
    };
    await this.runner.execute(rectificationAggregate, rectificationId, command, {
      ...envelope,
      ...(from === today ? {} : { effectiveOn: from }),
    });
  }

  /** What asked for it of that subject was withdrawn; nothing where nothing was ordered. */
  async withdraw(message: Told, { kind, id, subjectId }: OfSubject, code: string): Promise<void> {
    const { tenant, time: now } = message;
    const rectificationId = await this.idFor(tenant, kind, id, subjectId);
    if ((await this.runner.load(rectificationAggregate, rectificationId, tenant)) === null) return;
    const type = 'WithdrawRectification' as const;
    const reason = { code, text: null };
    const command = {
      type,
      data: { rectificationId, reason, by: null, lateEntry: null },
      now,
      today: localDateAt(now),
    };
    const target = rectificationStream(rectificationId);
    const envelope = message.envelope({ name: 'withdraw_rectification', type, target, body: { reason } });
    await this.runner.execute(rectificationAggregate, rectificationId, command, envelope, { mustExist: true });
  }

  /** The order about the subject it was first about, or that about another one, as it was corrected. */
  private async idFor(tenant: string, kind: Found['kind'], id: string, subjectId: string): Promise<string> {
    const first = rectificationIdOf(tenant, kind, id);
    const state = (await this.runner.load(rectificationAggregate, first, tenant))?.state;
    const isFirst = state === undefined || state.status === 'none' || state.place.subject.id === subjectId;
    return isFirst ? first : rectificationIdOf(tenant, kind, `${id}:${subjectId}`);
  }
}
