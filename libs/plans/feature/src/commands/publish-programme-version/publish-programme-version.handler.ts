import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { programmeAggregate } from '../../aggregates.js';
import { mayManageProgramme } from '../../programmes/may-manage-programme.js';
import { PublishProgrammeVersion } from './publish-programme-version.command.js';

@CommandHandler(PublishProgrammeVersion)
export class PublishProgrammeVersionHandler implements ICommandHandler<PublishProgrammeVersion> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, programmeId }: PublishProgrammeVersion): Promise<Done> {
    const result = await this.records.change(programmeAggregate, programmeId, write, {
      body: null,
      may: mayManageProgramme,
      type: 'PublishProgrammeVersion',
      data: () => ({ programmeId }),
    });
    return { id: programmeId, result };
  }
}
