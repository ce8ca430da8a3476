import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeNamingAnnulmentBody } from './propose-naming-annulment.request.js';

export class ProposeNamingAnnulment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: ProposeNamingAnnulmentBody,
  ) {
    super();
  }
}
