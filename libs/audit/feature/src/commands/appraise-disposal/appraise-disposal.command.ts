import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AppraiseDisposalBody } from './appraise-disposal.request.js';

export class AppraiseDisposal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly disposalId: string,
    readonly body: AppraiseDisposalBody,
  ) {
    super();
  }
}
