import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DecideObjectionBody } from './decide-objection.request.js';

export class DecideObjection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly objectionId: string,
    readonly body: DecideObjectionBody,
  ) {
    super();
  }
}
