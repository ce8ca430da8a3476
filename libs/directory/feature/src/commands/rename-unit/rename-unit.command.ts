import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RenameUnitBody } from './rename-unit.request.js';

export class RenameUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly unitId: string,
    readonly body: RenameUnitBody,
  ) {
    super();
  }
}
