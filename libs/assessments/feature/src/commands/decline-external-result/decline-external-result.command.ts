import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineExternalResultBody } from './decline-external-result.request.js';

export class DeclineExternalResult extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly proposalId: string,
    readonly body: DeclineExternalResultBody,
  ) {
    super();
  }
}
