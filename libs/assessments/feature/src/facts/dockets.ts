import {
  docketCatalogue,
  knownFacts,
  type DocketCommand,
  type DocketEvent,
  type DocketFact,
  type Judging,
} from '@gongjian/assessments-domain';
import {
  DeciderRunner,
  decodeEvent,
  naturalId,
  streamName,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import type { Fact, Instant, LocalDate } from '@gongjian/shared-kernel';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { docketAggregate } from './aggregates.js';

export function docketIdOf(tenant: string, subjectId: string): string {
  return naturalId(tenant, 'docket', subjectId);
}

export const docketStream = (docketId: string): string => streamName('docket', docketId);

/** Of what was told of a fact the greatest counts. */
export function orderOf(sequence: bigint): string {
  return String(sequence).padStart(20, '0');
}

export interface DocketNote {
  readonly subjectId: string;
  readonly factId: string;
  readonly order: string;
  /** `null`: it was withdrawn, for good. */
  readonly fact: DocketFact | null;
}

interface Noting {
  readonly envelope: CommandEnvelope;
  readonly now: Instant;
  readonly today: LocalDate;
}

/** The docket of each subject: every fact rules ask about. Written by reactions alone, in any order. */
@Injectable()
export class Dockets {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
  ) {}

  async note({ subjectId, factId, order, fact }: DocketNote, { envelope, now, today }: Noting): Promise<void> {
    const command: DocketCommand =
      fact === null
        ? { type: 'WithdrawFact', data: { subjectId, factId }, now, today }
        : { type: 'NoteFact', data: { subjectId, factId, order, fact }, now, today };
    await this.runner.execute(docketAggregate, docketIdOf(envelope.tenant, subjectId), command, envelope);
  }

  /** Notes what follows for a fact from what is known of it; `null`: nothing is. */
  async change(
    { subjectId, factId, order }: Omit<DocketNote, 'fact'>,
    { envelope, now, today }: Noting,
    change: (known: DocketFact | null) => DocketFact,
  ): Promise<void> {
    await this.runner.execute(
      docketAggregate,
      docketIdOf(envelope.tenant, subjectId),
      ({ state }): DocketCommand => {
        const known = Object.hasOwn(state.facts, factId) ? state.facts[factId] : null;
        return { type: 'NoteFact', data: { subjectId, factId, order, fact: change(known?.fact ?? null) }, now, today };
      },
      envelope,
    );
  }

  /** What was told of a subject, in the order it was noted. */
  async changes(tenant: string, subjectId: string): Promise<readonly Fact<DocketEvent>[]> {
    const docketId = docketIdOf(tenant, subjectId);
    const recorded = await this.events.of(docketStream(docketId));
    return recorded.map((event) => decodeEvent<DocketEvent>(docketCatalogue, event));
  }

  /** As rules read it; `null`: nothing is known of the subject. */
  async read(tenant: string, subjectId: string): Promise<Judging['docket']> {
    const docketId = docketIdOf(tenant, subjectId);
    const folded = await this.runner.load(docketAggregate, docketId, tenant);
    if (folded === null) return null;
    return { stream: docketStream(docketId), revision: String(folded.revision), facts: knownFacts(folded.state) };
  }
}
