import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DecideCommendationBody } from './decide-commendation.request.js';

export class DecideCommendation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly commendationId: string,
    readonly body: DecideCommendationBody,
  ) {
    super();
  }
}
