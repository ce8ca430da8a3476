import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AbolishDivisionBody } from './abolish-division.request.js';

export class AbolishDivision extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly divisionId: string,
    readonly body: AbolishDivisionBody,
  ) {
    super();
  }
}
