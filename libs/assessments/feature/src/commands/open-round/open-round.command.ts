import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OpenRoundBody } from './open-round.request.js';

export class OpenRound extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: OpenRoundBody,
  ) {
    super();
  }
}
