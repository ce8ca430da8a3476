import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
