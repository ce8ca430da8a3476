import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CloseServiceBody } from './close-service.request.js';

export class CloseService extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly serviceId: string,
    readonly body: CloseServiceBody,
  ) {
    super();
  }
}
