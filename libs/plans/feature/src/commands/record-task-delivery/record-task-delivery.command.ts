import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordTaskDeliveryBody } from './record-task-delivery.request.js';

export class RecordTaskDelivery extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: RecordTaskDeliveryBody,
  ) {
    super();
  }
}
