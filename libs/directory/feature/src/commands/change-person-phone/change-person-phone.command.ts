import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ChangePersonPhoneBody } from './change-person-phone.request.js';

export class ChangePersonPhone extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: ChangePersonPhoneBody,
  ) {
    super();
  }
}
