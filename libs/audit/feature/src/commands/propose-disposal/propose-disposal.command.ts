import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeDisposalBody } from './propose-disposal.request.js';

export class ProposeDisposal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: ProposeDisposalBody,
  ) {
    super();
  }
}
