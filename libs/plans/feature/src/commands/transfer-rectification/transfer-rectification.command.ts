import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { TransferRectificationBody } from './transfer-rectification.request.js';

export class TransferRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: TransferRectificationBody,
  ) {
    super();
  }
}
