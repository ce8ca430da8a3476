import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { TellUnitBody } from './tell-unit.request.js';

export class TellUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly circularId: string,
    readonly body: TellUnitBody,
  ) {
    super();
  }
}
