import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeFalsificationBody } from './propose-falsification.request.js';

export class ProposeFalsification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: ProposeFalsificationBody,
  ) {
    super();
  }
}
