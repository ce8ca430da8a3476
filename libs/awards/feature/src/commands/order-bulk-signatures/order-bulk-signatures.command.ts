import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OrderBulkSignaturesBody } from './order-bulk-signatures.request.js';

export class OrderBulkSignatures extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: OrderBulkSignaturesBody,
  ) {
    super();
  }
}
