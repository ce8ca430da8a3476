import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmTrigger extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly number: number,
  ) {
    super();
  }
}
