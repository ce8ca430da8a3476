import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SignRectificationBody } from './sign-rectification.request.js';

export class SignRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: SignRectificationBody,
  ) {
    super();
  }
}
