import { followUpCatalogue, type FollowUpEvent } from '@gongjian/plans-domain';
import { DeciderRunner, derivedId, notFound } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { envelopeAfter, momentOf } from '../../acting/envelope-after.js';
import { followUpAggregate, rectificationAggregate } from '../../aggregates.js';
import { RectificationRulebook } from '../../rectifications/rectification-rulebook.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';

type Linked = Extract<FollowUpEvent, { readonly type: 'RectificationLinked' }>;
type Withdrawn = Extract<FollowUpEvent, { readonly type: 'FollowUpWithdrawn' }>;

/** What was decided in a follow-up is ordered, in the act of whoever decided it; what was ordered ends with it. */
@Injectable()
export class WhenFollowUpChanged extends Reaction<FollowUpEvent> {
  readonly context = 'plans';
  readonly name = 'when_follow_up_changed';
  readonly catalogues = [followUpCatalogue];
  readonly when = {
    RectificationLinked: (fact: Fact<Linked>): Promise<void> => this.order(fact),
    FollowUpWithdrawn: (fact: Fact<Withdrawn>): Promise<void> => this.withdrawAll(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rulebook: RectificationRulebook,
    private readonly calendars: WorkingCalendars,
  ) {
    super();
  }

  private async order(fact: Fact<Linked>): Promise<void> {
    const { tenant, effectiveOn } = fact.metadata;
    const { followUpId, rectificationId, unit, serious, what, foundOn, documentNumber, orderedBy } = fact.event.data;
    const state = (await this.runner.load(followUpAggregate, followUpId, tenant))?.state;
    if (state === undefined || state.status === 'none' || state.opened === null) throw notFound();
    const { removalId, subject, programmeId, version } = state.opened;
    const moment = momentOf(fact);
    const lateEntry = fact.event.data.lateEntry ?? null;
    const type = 'OrderRectification' as const;
    const command = {
      type,
      data: {
        rectificationId,
        subject,
        serious,
        source: { kind: 'followUp' as const, id: removalId, reference: null },
        removalId,
        rules: await this.rulebook.require(tenant, programmeId, version, { kind: 'problem', serious }),
        unit,
        indicator: null,
        what,
        foundOn,
        evidence: [],
        documentNumber,
        by: orderedBy,
        from: lateEntry?.effectiveOn ?? moment.today,
        putRightOnTheSpot: false,
        calendar: this.calendars.current(),
        lateEntry,
      },
      ...moment,
    };
    const envelope = envelopeAfter(fact, {
      commandId: derivedId(fact.id, 'orderRectification', ''),
      type,
      target: rectificationStream(rectificationId),
      body: { followUpId },
      effectiveOn,
    });
    await this.runner.execute(rectificationAggregate, rectificationId, command, envelope);
  }

  private async withdrawAll(fact: Fact<Withdrawn>): Promise<void> {
    const { followUpId } = fact.event.data;
    const state = (await this.runner.load(followUpAggregate, followUpId, fact.metadata.tenant))?.state;
    if (state === undefined || state.status === 'none') throw notFound();
    for (const rectificationId of state.linked) {
      if (!state.done.includes(rectificationId)) await this.withdraw(fact, rectificationId);
    }
  }

  private async withdraw(fact: Fact<Withdrawn>, rectificationId: string): Promise<void> {
    const type = 'WithdrawRectification' as const;
    const reason = { code: 'followUpWithdrawn', text: null };
    const command = { type, data: { rectificationId, reason, by: null, lateEntry: null }, ...momentOf(fact) };
    const envelope = envelopeAfter(fact, {
      commandId: derivedId(fact.id, 'withdrawRectification', rectificationId),
      type,
      target: rectificationStream(rectificationId),
      body: { reason },
    });
    await this.runner.execute(rectificationAggregate, rectificationId, command, envelope, { mustExist: true });
  }
}
