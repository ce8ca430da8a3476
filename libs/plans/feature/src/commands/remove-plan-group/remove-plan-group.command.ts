import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class RemovePlanGroup extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly groupId: string,
  ) {
    super();
  }
}
