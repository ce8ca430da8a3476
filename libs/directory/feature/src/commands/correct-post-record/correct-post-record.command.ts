import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectPostRecordBody } from './correct-post-record.request.js';

export class CorrectPostRecord extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly postId: string,
    readonly body: CorrectPostRecordBody,
  ) {
    super();
  }
}
