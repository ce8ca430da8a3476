import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CancelNoticeBody } from './cancel-notice.request.js';

export class CancelNotice extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly noticeId: string,
    readonly body: CancelNoticeBody,
  ) {
    super();
  }
}
