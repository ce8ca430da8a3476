import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { EndAuditorSeatBody } from './end-auditor-seat.request.js';

export class EndAuditorSeat extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly seatId: string,
    readonly body: EndAuditorSeatBody,
  ) {
    super();
  }
}
