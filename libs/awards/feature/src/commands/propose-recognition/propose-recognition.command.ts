import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeRecognitionBody } from './propose-recognition.request.js';

export class ProposeRecognition extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly fromTitleId: string,
    readonly body: ProposeRecognitionBody,
  ) {
    super();
  }
}
