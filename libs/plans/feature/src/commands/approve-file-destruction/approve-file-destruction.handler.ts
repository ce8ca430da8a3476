import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { fileAggregate } from '../../aggregates.js';
import { mayOnFile } from '../../files/may-on-file.js';
import { ApproveFileDestruction } from './approve-file-destruction.command.js';

@CommandHandler(ApproveFileDestruction)
export class ApproveFileDestructionHandler implements ICommandHandler<ApproveFileDestruction> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, fileId }: ApproveFileDestruction): Promise<Done> {
    const result = await this.records.change(fileAggregate, fileId, write, {
      type: 'ApproveFileDestruction',
      body: null,
      may: mayOnFile('record.correct'),
      data: (acting) => ({ fileId, by: acting.officer }),
    });
    return { id: fileId, result };
  }
}
