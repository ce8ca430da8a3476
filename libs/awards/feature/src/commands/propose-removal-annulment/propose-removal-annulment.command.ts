import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeRemovalAnnulmentBody } from './propose-removal-annulment.request.js';

export class ProposeRemovalAnnulment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: ProposeRemovalAnnulmentBody,
  ) {
    super();
  }
}
