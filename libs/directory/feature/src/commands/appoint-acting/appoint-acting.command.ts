import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AppointActingBody } from './appoint-acting.request.js';

export class AppointActing extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: AppointActingBody,
  ) {
    super();
  }
}
