import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CloseRoundBody } from './close-round.request.js';

export class CloseRound extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly roundId: string,
    readonly body: CloseRoundBody,
  ) {
    super();
  }
}
