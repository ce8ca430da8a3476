import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
