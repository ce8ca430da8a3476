import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineFalsificationBody } from './decline-falsification.request.js';

export class DeclineFalsification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly proposalId: string,
    readonly body: DeclineFalsificationBody,
  ) {
    super();
  }
}
