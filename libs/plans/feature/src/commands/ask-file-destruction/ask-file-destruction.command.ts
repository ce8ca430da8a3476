import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AskFileDestructionBody } from './ask-file-destruction.request.js';

export class AskFileDestruction extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly fileId: string,
    readonly body: AskFileDestructionBody,
  ) {
    super();
  }
}
