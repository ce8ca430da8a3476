import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CloseUnitBody } from './close-unit.request.js';

export class CloseUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly unitId: string,
    readonly body: CloseUnitBody,
  ) {
    super();
  }
}
