import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReopenFilingBody } from './reopen-filing.request.js';

export class ReopenFiling extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly filingId: string,
    readonly body: ReopenFilingBody,
  ) {
    super();
  }
}
