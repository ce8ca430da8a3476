import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AssignHandlerBody } from './assign-handler.request.js';

export class AssignHandler extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly objectionId: string,
    readonly body: AssignHandlerBody,
  ) {
    super();
  }
}
