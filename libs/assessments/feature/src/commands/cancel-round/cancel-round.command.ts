import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CancelRoundBody } from './cancel-round.request.js';

export class CancelRound extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly roundId: string,
    readonly body: CancelRoundBody,
  ) {
    super();
  }
}
