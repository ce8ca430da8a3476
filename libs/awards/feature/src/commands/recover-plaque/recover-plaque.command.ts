import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecoverPlaqueBody } from './recover-plaque.request.js';

export class RecoverPlaque extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: RecoverPlaqueBody,
  ) {
    super();
  }
}
