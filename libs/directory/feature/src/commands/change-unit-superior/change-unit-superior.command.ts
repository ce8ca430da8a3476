import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ChangeUnitSuperiorBody } from './change-unit-superior.request.js';

export class ChangeUnitSuperior extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly unitId: string,
    readonly body: ChangeUnitSuperiorBody,
  ) {
    super();
  }
}
