import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class RemovePlanItem extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly itemId: string,
  ) {
    super();
  }
}
