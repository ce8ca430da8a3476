import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
