import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RevokeCommendationBody } from './revoke-commendation.request.js';

export class RevokeCommendation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly commendationId: string,
    readonly body: RevokeCommendationBody,
  ) {
    super();
  }
}
