import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DowngradeTitleBody } from './downgrade-title.request.js';

export class DowngradeTitle extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: DowngradeTitleBody,
  ) {
    super();
  }
}
