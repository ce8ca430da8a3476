import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ErasePersonBody } from './erase-person.request.js';

export class ErasePerson extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: ErasePersonBody,
  ) {
    super();
  }
}
