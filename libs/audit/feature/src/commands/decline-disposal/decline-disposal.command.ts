import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineDisposalBody } from './decline-disposal.request.js';

export class DeclineDisposal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly disposalId: string,
    readonly body: DeclineDisposalBody,
  ) {
    super();
  }
}
