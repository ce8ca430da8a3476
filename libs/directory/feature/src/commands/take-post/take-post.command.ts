import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { TakePostBody } from './take-post.request.js';

export class TakePost extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: TakePostBody,
  ) {
    super();
  }
}
