import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
