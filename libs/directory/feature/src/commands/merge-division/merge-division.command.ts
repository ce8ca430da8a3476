import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
