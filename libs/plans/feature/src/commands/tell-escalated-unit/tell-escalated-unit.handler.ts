import { RecordWriter, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { escalationAggregate } from '../../aggregates.js';
import { escalationStream } from '../../escalations/escalation-stream.js';
import { EscalationTargets } from '../../escalations/escalation-targets.js';
import { mayOnEscalation } from '../../escalations/may-on-escalation.js';
import { TellEscalatedUnit } from './tell-escalated-unit.command.js';

@CommandHandler(TellEscalatedUnit)
export class TellEscalatedUnitHandler implements ICommandHandler<TellEscalatedUnit> {
  constructor(
    private readonly records: RecordWriter,
    private readonly targets: EscalationTargets,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, escalationId, body }: TellEscalatedUnit): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(escalationAggregate, escalationId, write, {
      type: 'TellEscalatedUnit',
      body,
      may: mayOnEscalation('escalation.draft'),
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer }, state) => {
        const { unit } = await this.targets.of(tenant, state);
        return {
          escalationId,
          step: body.step,
          unit,
          underCommand: await this.targets.isUnderCommand(tenant, state, unit),
          calendar: this.calendars.current(),
          by: officer,
          lateEntry: lateEntryFact(body.lateEntry, escalationStream(escalationId)),
        };
      },
    });
    return { id: escalationId, result };
  }
}
