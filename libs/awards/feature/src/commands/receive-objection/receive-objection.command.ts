import type { PublicWriteRequest } from '@gongjian/shared-http';
import type { Done } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReceiveObjectionBody } from './receive-objection.request.js';

export class ReceiveObjection extends Command<Done> {
  constructor(
    readonly write: PublicWriteRequest,
    readonly tenantName: string,
    readonly noticeId: string,
    readonly body: ReceiveObjectionBody,
  ) {
    super();
  }
}
