import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AppointAssessorBody } from './appoint-assessor.request.js';

export class AppointAssessor extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: AppointAssessorBody,
  ) {
    super();
  }
}
