import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { DecideExtensionBody } from './decide-extension.request.js';

export class DecideExtension extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly requestId: string,
    readonly body: DecideExtensionBody,
  ) {
    super();
  }
}
