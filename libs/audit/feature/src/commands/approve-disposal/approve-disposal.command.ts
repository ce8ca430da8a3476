import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ApproveDisposalBody } from './approve-disposal.request.js';

export class ApproveDisposal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly disposalId: string,
    readonly body: ApproveDisposalBody,
  ) {
    super();
  }
}
