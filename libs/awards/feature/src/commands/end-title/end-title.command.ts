import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { EndTitleBody } from './end-title.request.js';

export class EndTitle extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: EndTitleBody,
  ) {
    super();
  }
}
