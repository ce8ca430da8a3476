import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ConfirmTriggerBody } from './confirm-trigger.request.js';

export class ConfirmTrigger extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly number: number,
    readonly body: ConfirmTriggerBody,
  ) {
    super();
  }
}
