import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CheckRectificationBody } from './check-rectification.request.js';

export class CheckRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: CheckRectificationBody,
  ) {
    super();
  }
}
