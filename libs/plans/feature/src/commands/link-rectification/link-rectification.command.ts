import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { LinkRectificationBody } from './link-rectification.request.js';

export class LinkRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly followUpId: string,
    readonly body: LinkRectificationBody,
  ) {
    super();
  }
}
