import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WarnTitleBody } from './warn-title.request.js';

export class WarnTitle extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: WarnTitleBody,
  ) {
    super();
  }
}
