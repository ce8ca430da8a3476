import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
