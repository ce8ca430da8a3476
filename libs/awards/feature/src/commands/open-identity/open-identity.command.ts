import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OpenIdentityBody } from './open-identity.request.js';

export class OpenIdentity extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly objectionId: string,
    readonly body: OpenIdentityBody,
  ) {
    super();
  }
}
