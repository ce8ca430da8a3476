import type { RoundEvent, RoundState } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { assertNever, localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import type { Due } from '@gongjian/shared-projections';
import { ruleEnvelope } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { roundAggregate } from '../rounds/aggregates.js';
import { roundStream } from '../rounds/ids.js';
import { ROUNDS_CLAUSE } from '../rounds/plan-rounds.js';
import { RoundDeadline } from './round.deadline.js';

/** A round that is not closed by its last day becomes overdue by itself. */
@Injectable()
export class RoundDueDeadline extends RoundDeadline {
  readonly name = 'round_due';

  constructor(
    runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly clock: Clock,
  ) {
    super(runner);
  }

  deadline({ event }: Fact<RoundEvent>): { readonly dueAt: Instant } | 'clear' | null {
    switch (event.type) {
      case 'RoundOpened':
      case 'RoundDueRevised':
        return { dueAt: event.data.due.dueAt };
      case 'RoundClosed':
      case 'RoundCancelled':
        return 'clear';
      case 'RoundSubjectsEntered':
      case 'RoundTied':
      case 'TieDecided':
      case 'RoundConcluded':
      case 'RoundBecameOverdue':
        return null;
      default:
        return assertNever(event);
    }
  }

  protected override async act(
    { tenant, streamId: roundId, sourceEventId }: Due,
    { opened }: Exclude<RoundState, { readonly status: 'none' }>,
  ): Promise<void> {
    const { programme, version } = opened;
    const { authority } = await this.definitions.require(tenant, programme, version);
    const now = this.clock.now();
    await this.runner.execute(
      roundAggregate,
      roundId,
      { type: 'MarkRoundOverdue', data: { roundId }, now, today: localDateAt(now) },
      ruleEnvelope(
        { programme, version, authority, clause: ROUNDS_CLAUSE },
        { tenant, sourceEventId },
        {
          commandId: derivedId(sourceEventId, this.name, ''),
          fingerprint: commandFingerprint('MarkRoundOverdue', roundStream(roundId), { roundId }),
        },
      ),
      { mustExist: true },
    );
  }
}
