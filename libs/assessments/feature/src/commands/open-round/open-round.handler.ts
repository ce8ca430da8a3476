import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, RecordWriter, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { roundAggregate } from '../../rounds/aggregates.js';
import { namedVersion } from '../../rounds/named-version.js';
import { periodBetween } from '../../rounds/period-between.js';
import { Restarts } from '../../rounds/restarts.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenRound } from './open-round.command.js';

@CommandHandler(OpenRound)
export class OpenRoundHandler implements ICommandHandler<OpenRound> {
  constructor(
    private readonly records: RecordWriter,
    private readonly definitions: ProgrammeDefinitions,
    private readonly names: DirectoryNames,
    private readonly calendars: WorkingCalendars,
    private readonly restarts: Restarts,
  ) {}

  async execute({ write, body }: OpenRound): Promise<Done> {
    const { tenant } = write.principal;
    const roundId = newAggregateId(tenant, 'round', write.commandId);
    const result = await this.records.found(roundAggregate, roundId, write, {
      type: 'OpenRound',
      body,
      may: { action: 'round.manage', resource: { divisionId: body.divisionId } },
      data: async (acting) => {
        const { programme, version, rules, key, definition } = await namedVersion(
          this.definitions,
          tenant,
          body.programme.id,
          body.programme.version,
        );
        return {
          programme,
          version,
          rules,
          key,
          roundId,
          kind: body.kind,
          round: definition.rounds?.find(({ code }) => code === body.roundCode) ?? null,
          historic:
            definition.historic === true &&
            (await this.restarts.by(tenant, programme, body.divisionId, body.period)) === null,
          plan: null,
          applicationId: null,
          division: await this.names.division(body.divisionId),
          period: periodBetween(body.period),
          calendar: this.calendars.current(),
          by: acting.officer,
        };
      },
    });
    return { id: roundId, result };
  }
}
