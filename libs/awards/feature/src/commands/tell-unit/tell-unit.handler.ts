import { circularNotFound } from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { RecordWriter, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { circularAggregate } from '../../aggregates.js';
import { circularStream } from '../../honours/circular-stream.js';
import { mayOnCircular } from '../../honours/honour-resources.js';
import { statementOf } from '../../honours/statement-period.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { TellUnit } from './tell-unit.command.js';

@CommandHandler(TellUnit)
export class TellUnitHandler implements ICommandHandler<TellUnit> {
  constructor(
    private readonly records: RecordWriter,
    private readonly definitions: ProgrammeDefinitions,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, circularId, body }: TellUnit): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(circularAggregate, circularId, write, {
      type: 'TellUnit',
      body,
      may: mayOnCircular('honour.propose'),
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer: by }, state) => {
        if (state.status === 'none') throw circularNotFound();
        const { programme, version } = state.drafted;
        const { definition } = await this.definitions.require(tenant, programme, version);
        return {
          circularId,
          by,
          lateEntry: lateEntryFact(body.lateEntry, circularStream(circularId)),
          statement: statementOf(definition),
          calendar: this.calendars.current(),
        };
      },
    });
    return { id: circularId, result };
  }
}
