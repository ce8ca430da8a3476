import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { batchAggregate } from '../../aggregates.js';
import { mayCancelBatch } from '../../titles/batch-resource.js';
import { CancelBulkSignatures } from './cancel-bulk-signatures.command.js';

@CommandHandler(CancelBulkSignatures)
export class CancelBulkSignaturesHandler implements ICommandHandler<CancelBulkSignatures> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, batchId }: CancelBulkSignatures): Promise<Done> {
    const result = await this.records.change(batchAggregate, batchId, write, {
      type: 'CancelBatch',
      body: {},
      may: (state) => (state.status === 'none' ? { action: 'title.sign', resource: {} } : mayCancelBatch(state)),
      data: (acting) => ({ batchId, by: acting.officer }),
    });
    return { id: batchId, result };
  }
}
