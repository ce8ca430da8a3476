import { readDefinition } from '@gongjian/plans-contracts';
import {
  programmeDecider,
  type ProgrammeState,
  type PublishProgrammeVersion as PublishCommand,
} from '@gongjian/plans-domain';
import { streamName } from '@gongjian/shared-event-sourcing';
import { isDomainError } from '@gongjian/shared-kernel';
import { envelopeOf, RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { programmeAggregate } from '../../aggregates.js';
import { mayManageProgramme } from '../../programmes/may-manage-programme.js';
import { ProgrammeKeys } from '../../programmes/programme-keys.js';
import { PublishProgrammeVersion } from './publish-programme-version.command.js';

@CommandHandler(PublishProgrammeVersion)
export class PublishProgrammeVersionHandler implements ICommandHandler<PublishProgrammeVersion> {
  constructor(
    private readonly records: RecordWriter,
    private readonly keys: ProgrammeKeys,
  ) {}

  async execute({ write, programmeId }: PublishProgrammeVersion): Promise<Done> {
    const { principal, now, today } = write;
    const stream = streamName('programme', programmeId);
    let giveBack: (() => Promise<void>) | null = null;
    try {
      const result = await this.records.change(programmeAggregate, programmeId, write, {
        body: null,
        may: mayManageProgramme,
        type: 'PublishProgrammeVersion',
        data: async (acting, state, revision) => {
          const data = await this.dataOf(principal.tenant, programmeId, state);
          const current = write.ifMatch === undefined || write.ifMatch === revision;
          const command = { type: 'PublishProgrammeVersion', data, now, today } as const;
          if (current && data.read.ok && programmeDecider.decide(command, state).length > 0) {
            const { key } = data.read.definition;
            const envelope = envelopeOf(write, acting, 'PublishProgrammeVersion', stream, null);
            await this.keys.take(key, programmeId, envelope);
            giveBack = () => this.keys.giveBack(key, programmeId, envelope);
          }
          return data;
        },
      });
      return { id: programmeId, result };
    } catch (error) {
      if (isDomainError(error) && giveBack !== null) await (giveBack as () => Promise<void>)();
      throw error;
    }
  }

  private async dataOf(tenant: string, programmeId: string, state: ProgrammeState): Promise<PublishCommand['data']> {
    const read = readDefinition(state.status === 'none' ? {} : state.draft);
    const surroundings = read.ok
      ? await this.keys.around(tenant, programmeId, read.definition)
      : { parent: null, knownKeys: [], keyTaken: false };
    return { programmeId, read, surroundings };
  }
}
