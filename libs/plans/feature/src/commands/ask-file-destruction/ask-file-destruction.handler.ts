import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { fileAggregate } from '../../aggregates.js';
import { fileStream, mayOnFile } from '../../files/may-on-file.js';
import { AskFileDestruction } from './ask-file-destruction.command.js';

@CommandHandler(AskFileDestruction)
export class AskFileDestructionHandler implements ICommandHandler<AskFileDestruction> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, fileId, body }: AskFileDestruction): Promise<Done> {
    const result = await this.records.change(fileAggregate, fileId, write, {
      type: 'AskFileDestruction',
      body,
      may: mayOnFile('file.read'),
      data: (acting) => ({ fileId, reason: reasonFact(body.reason, fileStream(fileId)), by: acting.officer }),
    });
    return { id: fileId, result };
  }
}
