import { codesOf } from '@gongjian/audit-domain';
import { DeciderRunner, newAggregateId } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dossierAggregate, retentionAggregate, retentionScheduleId } from '../../dossiers/archive-aggregates.js';
import { DossierScopes } from '../../dossiers/dossier-scopes.js';
import { OrderDossier } from './order-dossier.command.js';

@CommandHandler(OrderDossier)
export class OrderDossierHandler implements ICommandHandler<OrderDossier> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly scopes: DossierScopes,
  ) {}

  async execute({ write, body }: OrderDossier): Promise<Done> {
    const { tenant } = write.principal;
    const id = newAggregateId(tenant, 'dossier', write.commandId);
    const { scope, division } = await this.scopes.of(tenant, body.scope);
    const schedule =
      (await this.runner.load(retentionAggregate, retentionScheduleId(tenant), tenant))?.state.schedule ??
      retentionAggregate.decider.initialState.schedule;
    const result = await this.records.found(dossierAggregate, id, write, {
      type: 'OrderDossier',
      body,
      may: { action: 'dossier.order', resource: { divisionId: division?.id } },
      data: ({ officer }) => ({
        dossierId: id,
        scope,
        division,
        settings: body.settings,
        retention: { version: schedule.version, codes: codesOf(schedule) },
        orderedBy: officer,
      }),
    });
    return { id, result };
  }
}
