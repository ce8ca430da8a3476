import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { MoveDivisionBody } from './move-division.request.js';

export class MoveDivision extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly divisionId: string,
    readonly body: MoveDivisionBody,
  ) {
    super();
  }
}
