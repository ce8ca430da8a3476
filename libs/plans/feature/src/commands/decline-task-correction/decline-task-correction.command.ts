import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineTaskCorrectionBody } from './decline-task-correction.request.js';

export class DeclineTaskCorrection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly correctionId: string,
    readonly body: DeclineTaskCorrectionBody,
  ) {
    super();
  }
}
