import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OpenIdentityBody } from './open-identity.request.js';

export interface Opened extends Done {
  /** This request recorded the reading, and not an earlier one under its key. */
  readonly recorded: boolean;
}

export class OpenIdentity extends Command<Opened> {
  constructor(
    readonly write: Write,
    readonly objectionId: string,
    readonly body: OpenIdentityBody,
  ) {
    super();
  }
}
