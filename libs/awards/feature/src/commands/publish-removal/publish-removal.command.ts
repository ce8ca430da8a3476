import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { PublishRemovalBody } from './publish-removal.request.js';

export class PublishRemoval extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: PublishRemovalBody,
  ) {
    super();
  }
}
