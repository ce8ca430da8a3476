import { DEFAULT_RETENTION_YEARS, type PersonCommand } from '@gongjian/directory-domain';
import { DeciderRunner, eventId } from '@gongjian/shared-event-sourcing';
import { KeyEraser } from '@gongjian/shared-keys';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate, tenantAggregate } from '../../aggregates.js';
import { PersonNames } from '../../names/person-names.js';
import { placeOfPerson } from '../../writing/places.js';
import { RecordWriter } from '../../writing/record-writer.js';
import type { Done } from '../../writing/write.js';
import { ErasePerson } from './erase-person.command.js';

@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(
    private readonly writer: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly eraser: KeyEraser,
    private readonly names: PersonNames,
  ) {}

  /** Keys and the searchable name go before the answer; the reaction sees to it when the process ends in between. */
  async execute({ write, personId, body }: ErasePerson): Promise<Done> {
    const { tenant } = write.principal;
    const office = await this.runner.load(tenantAggregate, tenant, tenant);
    const retentionYears = office?.state.status === 'founded' ? office.state.retentionYears : DEFAULT_RETENTION_YEARS;
    const done = await this.writer.change(personAggregate, tenant, personId, write, {
      type: 'ErasePerson',
      body,
      may: (state) => [{ action: 'person.erase', resource: { divisionId: placeOfPerson(state) } }],
      command: (): PersonCommand => ({
        type: 'ErasePerson',
        data: { reason: body.reason, retentionYears },
        now: write.now,
        today: write.today,
      }),
    });
    if (done.result.changed) {
      await this.eraser.erase(tenant, { kind: 'person', personId }, eventId(done.result.stream, write.commandId, 0));
      await this.names.forget(tenant, [personId]);
    }
    return done;
  }
}
