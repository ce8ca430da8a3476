import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { TellEscalatedUnitBody } from './tell-escalated-unit.request.js';

export class TellEscalatedUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly escalationId: string,
    readonly body: TellEscalatedUnitBody,
  ) {
    super();
  }
}
