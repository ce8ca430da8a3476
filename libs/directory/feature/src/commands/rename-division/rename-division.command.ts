import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RenameDivisionBody } from './rename-division.request.js';

export class RenameDivision extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly divisionId: string,
    readonly body: RenameDivisionBody,
  ) {
    super();
  }
}
