import type { GateCommand } from '@gongjian/assessments-domain';
import {
  evidenceApprovedV1,
  evidenceReopenedV1,
  type EvidenceApprovedV1,
  type EvidenceReopenedV1,
} from '@gongjian/plans-contracts';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { gateIdOf, gateStream } from '../../applications/application-ids.js';
import { gateAggregate } from '../../facts/aggregates.js';

type Told = Received<EvidenceApprovedV1> | Received<EvidenceReopenedV1>;

interface OfGate {
  readonly gateId: string;
  readonly subjectId: string;
  readonly programme: string;
}

/** What plans approves as evidence of indicators is noted at the gate of every subject it is about. */
@Injectable()
export class WhenEvidenceApproved extends ForeignReaction {
  readonly context = 'assessments';
  readonly name = 'when_evidence_approved';
  readonly source = 'plans';
  readonly when = [
    on(evidenceApprovedV1, async (message) => {
      const { sourceId, indicators, evidence, approvedOn, submitterIds } = message.data;
      const seen = evidence.map(({ takenOn = approvedOn, code = null, ...piece }) => ({
        ...piece,
        code,
        on: takenOn,
      }));
      await this.atGates(message, (gate) => ({
        type: 'NoteEvidence',
        data: {
          ...{ ...gate, sourceId, indicators, evidence: seen, approvedOn },
          ...(submitterIds === undefined ? {} : { submitterIds }),
        },
        ...momentOf(message),
      }));
    }),
    on(evidenceReopenedV1, async (message) => {
      const { sourceId, cause } = message.data;
      await this.atGates(message, (gate) => ({
        type: 'NoteEvidenceReopened',
        data: { ...gate, sourceId, cause },
        ...momentOf(message),
      }));
    }),
  ];

  constructor(private readonly runner: DeciderRunner) {
    super();
  }

  private async atGates(message: Told, commandFor: (gate: OfGate) => GateCommand): Promise<void> {
    const { subjectIds, programmeId: programme, sourceId } = message.data;
    for (const subjectId of subjectIds) {
      const gateId = gateIdOf(message.tenant, subjectId, programme);
      const command = commandFor({ gateId, subjectId, programme });
      const envelope = message.envelope({
        name: 'noteEvidence',
        item: subjectId,
        type: command.type,
        target: gateStream(gateId),
        body: { sourceId },
      });
      await this.runner.execute(gateAggregate, gateId, command, envelope);
    }
  }
}

function momentOf({ time }: Told) {
  return { now: time, today: localDateAt(time) };
}
