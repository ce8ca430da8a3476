import { namingNotReady } from '@gongjian/awards-domain';
import { newAggregateId, streamName } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done, type May } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { batchAggregate } from '../../aggregates.js';
import { NamingSignatures } from '../../titles/naming-signatures.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { OrderBulkSignatures } from './order-bulk-signatures.command.js';

/** Whoever may not sign one of them orders none; whether each is ready shows when it is signed. */
@CommandHandler(OrderBulkSignatures)
export class OrderBulkSignaturesHandler implements ICommandHandler<OrderBulkSignatures> {
  constructor(
    private readonly records: RecordWriter,
    private readonly titles: TitleWriter,
    private readonly signatures: NamingSignatures,
  ) {}

  async execute({ write, body }: OrderBulkSignatures): Promise<Done> {
    const { tenant } = write.principal;
    const batchId = newAggregateId(tenant, 'batch', write.commandId);
    const may: May[] = [];
    for (const { titleId } of body.items) {
      const title = await this.titles.load(tenant, titleId);
      const pinned = title.readiness?.ready ?? title.naming;
      if (pinned === null) throw namingNotReady();
      const { role, divisionId } = await this.signatures.signer(tenant, pinned, title);
      may.push({ action: 'title.sign', resource: { divisionId }, role });
    }
    const [first, ...others] = may as [May, ...May[]];
    const { items, documentNumber, minutesNumber } = body;
    const result = await this.records.found(batchAggregate, batchId, write, {
      type: 'OrderBatch',
      body,
      may: [first, ...others],
      ...effectiveOnOf(body.lateEntry),
      data: (acting) => ({
        ...{ batchId, what: 'signNaming' as const, items, documentNumber, minutesNumber: minutesNumber ?? null },
        by: acting.officer,
        lateEntry: lateEntryFact(body.lateEntry, streamName('batch', batchId)),
      }),
    });
    return { id: batchId, result };
  }
}
