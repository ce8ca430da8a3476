import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ExtendAuditorSeatBody } from './extend-auditor-seat.request.js';

export class ExtendAuditorSeat extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly seatId: string,
    readonly body: ExtendAuditorSeatBody,
  ) {
    super();
  }
}
