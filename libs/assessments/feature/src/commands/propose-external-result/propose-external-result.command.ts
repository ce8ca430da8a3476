import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeExternalResultBody } from './propose-external-result.request.js';

export class ProposeExternalResult extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: ProposeExternalResultBody,
  ) {
    super();
  }
}
