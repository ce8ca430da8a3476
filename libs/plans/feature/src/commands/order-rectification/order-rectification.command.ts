import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OrderRectificationBody } from './order-rectification.request.js';

export class OrderRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: OrderRectificationBody,
  ) {
    super();
  }
}
