import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReplyToObjectionBody } from './reply-to-objection.request.js';

export class ReplyToObjection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly objectionId: string,
    readonly body: ReplyToObjectionBody,
  ) {
    super();
  }
}
