import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SubmitRectificationBody } from './submit-rectification.request.js';

export class SubmitRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: SubmitRectificationBody,
  ) {
    super();
  }
}
