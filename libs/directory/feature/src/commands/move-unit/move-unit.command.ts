import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { MoveUnitBody } from './move-unit.request.js';

export class MoveUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly unitId: string,
    readonly body: MoveUnitBody,
  ) {
    super();
  }
}
