import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { RequestExtensionBody } from './request-extension.request.js';

export class RequestExtension extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: RequestExtensionBody,
  ) {
    super();
  }
}
