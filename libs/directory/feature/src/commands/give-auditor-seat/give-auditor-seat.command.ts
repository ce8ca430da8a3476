import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { GiveAuditorSeatBody } from './give-auditor-seat.request.js';

export class GiveAuditorSeat extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: GiveAuditorSeatBody,
  ) {
    super();
  }
}
