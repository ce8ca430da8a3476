import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectRectificationBody } from './correct-rectification.request.js';

export class CorrectRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: CorrectRectificationBody,
  ) {
    super();
  }
}
