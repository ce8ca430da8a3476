import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DecideCircularBody } from './decide-circular.request.js';

export class DecideCircular extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly circularId: string,
    readonly body: DecideCircularBody,
  ) {
    super();
  }
}
