import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
import type { MergeDivisionBody } from './merge-division.request.js';

export class MergeDivision extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly divisionId: string,
    readonly body: MergeDivisionBody,
  ) {
    super();
  }
}
