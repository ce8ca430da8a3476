import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CloseRectificationBody } from './close-rectification.request.js';

export class CloseRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: CloseRectificationBody,
  ) {
    super();
  }
}
