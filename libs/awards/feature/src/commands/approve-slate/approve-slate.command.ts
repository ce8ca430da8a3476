import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ApproveSlateBody } from './approve-slate.request.js';

export class ApproveSlate extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly slateId: string,
    readonly body: ApproveSlateBody,
  ) {
    super();
  }
}
