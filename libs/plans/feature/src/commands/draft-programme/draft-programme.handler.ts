import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { requireStorableDefinition } from '@gongjian/plans-domain';
import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { programmeAggregate } from '../../aggregates.js';
import { DraftProgramme } from './draft-programme.command.js';

@CommandHandler(DraftProgramme)
export class DraftProgrammeHandler implements ICommandHandler<DraftProgramme> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, body }: DraftProgramme): Promise<Done> {
    requireStorableDefinition(body.definition);
    const { principal, commandId, today } = write;
    const programmeId = newAggregateId(principal.tenant, 'programme', commandId);
    const place = await this.names.placeOf(principal.tenant, body.authorityUnitId);
    const result = await this.records.found(programmeAggregate, programmeId, write, {
      body,
      may: { action: 'programme.manage', resource: { divisionId: place.id } },
      type: 'DraftProgramme',
      data: async () => ({
        programmeId,
        authority: await this.names.unit(principal.tenant, body.authorityUnitId, today),
        definition: body.definition,
      }),
    });
    return { id: programmeId, result };
  }
}
