import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeRemovalBody } from './propose-removal.request.js';

export class ProposeRemoval extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: ProposeRemovalBody,
  ) {
    super();
  }
}
