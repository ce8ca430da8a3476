import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DraftCircularBody } from './draft-circular.request.js';

export class DraftCircular extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: DraftCircularBody,
  ) {
    super();
  }
}
