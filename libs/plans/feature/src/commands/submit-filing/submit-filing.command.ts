import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SubmitFilingBody } from './submit-filing.request.js';

export class SubmitFiling extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly filingId: string,
    readonly body: SubmitFilingBody,
  ) {
    super();
  }
}
