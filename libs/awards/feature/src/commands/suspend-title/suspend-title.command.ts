import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SuspendTitleBody } from './suspend-title.request.js';

export class SuspendTitle extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: SuspendTitleBody,
  ) {
    super();
  }
}
