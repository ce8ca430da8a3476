import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclareAvoidanceBody } from './declare-avoidance.request.js';

export class DeclareAvoidance extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: DeclareAvoidanceBody,
  ) {
    super();
  }
}
