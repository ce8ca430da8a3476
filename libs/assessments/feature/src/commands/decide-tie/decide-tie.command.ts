import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DecideTieBody } from './decide-tie.request.js';

export class DecideTie extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly roundId: string,
    readonly body: DecideTieBody,
  ) {
    super();
  }
}
