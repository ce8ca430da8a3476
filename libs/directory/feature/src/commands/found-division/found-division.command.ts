import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FoundDivisionBody } from './found-division.request.js';

export class FoundDivision extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: FoundDivisionBody,
  ) {
    super();
  }
}
