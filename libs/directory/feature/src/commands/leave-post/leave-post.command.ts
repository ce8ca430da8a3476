import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { LeavePostBody } from './leave-post.request.js';

export class LeavePost extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly postId: string,
    readonly body: LeavePostBody,
  ) {
    super();
  }
}
