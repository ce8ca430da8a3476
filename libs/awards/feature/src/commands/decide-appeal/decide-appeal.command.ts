import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DecideAppealBody } from './decide-appeal.request.js';

export class DecideAppeal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly appealId: string,
    readonly body: DecideAppealBody,
  ) {
    super();
  }
}
