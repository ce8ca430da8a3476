import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ConfirmRecognitionBody } from './confirm-recognition.request.js';

export class ConfirmRecognition extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: ConfirmRecognitionBody,
  ) {
    super();
  }
}
