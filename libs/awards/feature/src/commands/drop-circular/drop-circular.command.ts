import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DropCircularBody } from './drop-circular.request.js';

export class DropCircular extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly circularId: string,
    readonly body: DropCircularBody,
  ) {
    super();
  }
}
