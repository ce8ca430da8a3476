import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
