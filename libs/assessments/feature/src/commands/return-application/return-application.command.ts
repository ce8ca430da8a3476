import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReturnApplicationBody } from './return-application.request.js';

export class ReturnApplication extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
    readonly body: ReturnApplicationBody,
  ) {
    super();
  }
}
