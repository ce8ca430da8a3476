import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DismissTriggerBody } from './dismiss-trigger.request.js';

export class DismissTrigger extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly number: number,
    readonly body: DismissTriggerBody,
  ) {
    super();
  }
}
