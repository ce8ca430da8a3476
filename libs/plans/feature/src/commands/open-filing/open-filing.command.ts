import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OpenFilingBody } from './open-filing.request.js';

export class OpenFiling extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: OpenFilingBody,
  ) {
    super();
  }
}
