import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OpenNoticeBody } from './open-notice.request.js';

export class OpenNotice extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: OpenNoticeBody,
  ) {
    super();
  }
}
