import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ChangePersonNameBody } from './change-person-name.request.js';

export class ChangePersonName extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: ChangePersonNameBody,
  ) {
    super();
  }
}
