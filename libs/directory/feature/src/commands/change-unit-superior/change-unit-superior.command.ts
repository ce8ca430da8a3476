import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
