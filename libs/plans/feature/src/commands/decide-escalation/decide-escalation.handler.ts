import { RecordWriter, StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { escalationAggregate } from '../../aggregates.js';
import { escalationStream } from '../../escalations/escalation-stream.js';
import { EscalationTargets } from '../../escalations/escalation-targets.js';
import { mayOnEscalation } from '../../escalations/may-on-escalation.js';
import { DecideEscalation } from './decide-escalation.command.js';

@CommandHandler(DecideEscalation)
export class DecideEscalationHandler implements ICommandHandler<DecideEscalation> {
  constructor(
    private readonly records: RecordWriter,
    private readonly targets: EscalationTargets,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, escalationId, body }: DecideEscalation): Promise<Done> {
    const { principal } = write;
    const { tenant } = principal;
    const result = await this.records.change(escalationAggregate, escalationId, write, {
      type: 'DecideEscalation',
      body,
      may: mayOnEscalation('escalation.decide'),
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer, unitIds }, state) => {
        const target = await this.targets.of(tenant, state);
        const unit = (state.status === 'none' ? null : state.drafted?.told?.unit) ?? target.unit;
        return {
          escalationId,
          step: body.step,
          documentNumber: body.documentNumber ?? null,
          document: body.fileId === undefined ? null : await this.files.reference(principal, body.fileId, unitIds),
          target,
          underCommand: await this.targets.isUnderCommand(tenant, state, unit),
          by: officer,
          lateEntry: lateEntryFact(body.lateEntry, escalationStream(escalationId)),
        };
      },
    });
    return { id: escalationId, result };
  }
}
