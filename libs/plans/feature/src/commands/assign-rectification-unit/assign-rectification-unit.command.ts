import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AssignRectificationUnitBody } from './assign-rectification-unit.request.js';

export class AssignRectificationUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: AssignRectificationUnitBody,
  ) {
    super();
  }
}
