import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
import type { FoundDivisionBody } from './found-division.request.js';

export class FoundDivision extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: FoundDivisionBody,
  ) {
    super();
  }
}
