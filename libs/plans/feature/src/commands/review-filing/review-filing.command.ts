import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReviewFilingBody } from './review-filing.request.js';

export class ReviewFiling extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly filingId: string,
    readonly body: ReviewFilingBody,
  ) {
    super();
  }
}
