import {
  namingAnnulledV1,
  removalAnnulledV1,
  titleDowngradedV1,
  titleEndedV1,
  titleExpiredV1,
  titleNamedV1,
  titleRemovedV1,
  titleRenewedV1,
  titleRestoredV1,
  titleSuspendedV1,
  type RemovalAnnulledV1,
  type TitleRemovedV1,
} from '@gongjian/awards-contracts';
import type { DocketFact, GateCommand } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt, type LocalDate } from '@gongjian/shared-kernel';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { gateIdOf, gateStream } from '../../applications/application-ids.js';
import { gateBasis } from '../../applications/gate-basis.js';
import { gateAggregate } from '../../facts/aggregates.js';
import { docketIdOf, Dockets, docketStream, orderOf } from '../../facts/dockets.js';
import {
  namingAnnulled,
  removalAnnulled,
  titleDowngraded,
  titleExpired,
  titleNamed,
  titleRenewed,
  titleStands,
} from '../../facts/title-fact.js';

interface OfTitle {
  readonly titleId: string;
  readonly subjectId: string;
}

/** Titles stand in the subject's docket as they are by now; a removal holds off applications until it is settled. */
@Injectable()
export class WhenTitleChanged extends ForeignReaction {
  readonly context = 'assessments';
  readonly name = 'when_title_changed';
  readonly source = 'awards';
  readonly when = [
    on(titleNamedV1, (message) => this.note(message, () => titleNamed(message.data))),
    on(titleRenewedV1, (message) => this.note(message, (known) => titleRenewed(message.data, known))),
    on(titleSuspendedV1, (message) => this.note(message, (known) => titleStands(message.data, known, 'suspended'))),
    on(titleRestoredV1, (message) => this.note(message, (known) => titleStands(message.data, known, 'valid'))),
    on(titleDowngradedV1, (message) => this.note(message, (known) => titleDowngraded(message.data, known))),
    on(titleExpiredV1, (message) => this.note(message, (known) => titleExpired(message.data, known))),
    on(titleEndedV1, (message) => this.note(message, (known) => titleStands(message.data, known, 'ended'))),
    on(namingAnnulledV1, (message) =>
      this.note(message, (known) => namingAnnulled(message.data, known, localDateAt(message.time))),
    ),
    on(titleRemovedV1, (message) => this.removed(message)),
    on(removalAnnulledV1, (message) => this.annulled(message)),
  ];

  constructor(
    private readonly runner: DeciderRunner,
    private readonly dockets: Dockets,
    private readonly definitions: ProgrammeDefinitions,
  ) {
    super();
  }

  private async removed(message: Received<TitleRemovedV1>): Promise<void> {
    const { data } = message;
    await this.note(message, (known) => titleStands({ ...data, on: data.effectiveOn }, known, 'removed'));
    await this.atGate(message, { type: 'BlockApplications', data: { removalId: data.removalId } });
  }

  private async annulled(message: Received<RemovalAnnulledV1>): Promise<void> {
    const { data } = message;
    await this.note(message, (known) => removalAnnulled(data, known, localDateAt(message.time)));
    await this.atGate(message, { type: 'LiftBlock', data: { removalId: data.removalId, why: 'annulled' } });
  }

  private async note(message: Received<OfTitle>, change: (known: DocketFact | null) => DocketFact): Promise<void> {
    const { titleId: factId, subjectId } = message.data;
    const target = docketStream(docketIdOf(message.tenant, subjectId));
    const envelope = message.envelope({ name: 'noteTitle', type: 'NoteFact', target, body: { factId, subjectId } });
    await this.dockets.change(
      { subjectId, factId, order: orderOf(message.sequence) },
      { envelope, ...momentOf(message) },
      change,
    );
  }

  private async atGate(
    message: Received<OfTitle & { readonly programmeId: string; readonly version: number }>,
    { type, data }: AtGate,
  ): Promise<void> {
    const { subjectId, programmeId: programme } = message.data;
    const gateId = gateIdOf(message.tenant, subjectId, programme);
    const envelope = message.envelope({ name: 'changeGate', type, target: gateStream(gateId), body: data });
    const gate = { gateId, subjectId, programme, ...data, ...(await gateBasis(this.definitions, message)) };
    const command = { type, data: gate, ...momentOf(message) } as GateCommand;
    await this.runner.execute(gateAggregate, gateId, command, envelope);
  }
}

type AtGate =
  | { readonly type: 'BlockApplications'; readonly data: { readonly removalId: string } }
  | { readonly type: 'LiftBlock'; readonly data: { readonly removalId: string; readonly why: 'annulled' } };

function momentOf({ time }: Received<unknown>): { readonly now: string; readonly today: LocalDate } {
  return { now: time, today: localDateAt(time) };
}
