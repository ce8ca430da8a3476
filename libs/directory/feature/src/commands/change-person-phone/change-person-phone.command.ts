import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
