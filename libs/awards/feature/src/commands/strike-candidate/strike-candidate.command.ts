import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { StrikeCandidateBody } from './strike-candidate.request.js';

export class StrikeCandidate extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly slateId: string,
    readonly body: StrikeCandidateBody,
  ) {
    super();
  }
}
