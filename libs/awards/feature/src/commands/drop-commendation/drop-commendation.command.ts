import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DropCommendationBody } from './drop-commendation.request.js';

export class DropCommendation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly commendationId: string,
    readonly body: DropCommendationBody,
  ) {
    super();
  }
}
