import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { TellSubjectBody } from './tell-subject.request.js';

export class TellSubject extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: TellSubjectBody,
  ) {
    super();
  }
}
