import { DEFAULT_RETENTION_YEARS } from '@gongjian/directory-domain';
import { DeciderRunner, eventId } from '@gongjian/shared-event-sourcing';
import { KeyEraser } from '@gongjian/shared-keys';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate, tenantAggregate } from '../../aggregates.js';
import { PersonNames } from '../../names/person-names.js';
import { placeOfPerson } from '../../writing/places.js';
import { ErasePerson } from './erase-person.command.js';

@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly eraser: KeyEraser,
    private readonly names: PersonNames,
  ) {}

  /** Keys and the searchable name go before the answer; the reaction sees to it when the process ends in between. */
  async execute({ write, personId, body }: ErasePerson): Promise<Done> {
    const { tenant } = write.principal;
    const office = await this.runner.load(tenantAggregate, tenant, tenant);
    const retentionYears = office?.state.status === 'founded' ? office.state.retentionYears : DEFAULT_RETENTION_YEARS;
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'ErasePerson',
      body,
      may: (state) => ({ action: 'person.erase', resource: { divisionId: placeOfPerson(state) } }),
      data: () => ({ reason: body.reason, retentionYears }),
    });
    if (result.changed) {
      await this.eraser.erase(tenant, { kind: 'person', personId }, eventId(result.stream, write.commandId, 0));
      await this.names.forget(tenant, [personId]);
    }
    return { id: personId, result };
  }
}
