import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeCommendationBody } from './propose-commendation.request.js';

export class ProposeCommendation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: ProposeCommendationBody,
  ) {
    super();
  }
}
