import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
