import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { PassReportOnBody } from './pass-report-on.request.js';

export class PassReportOn extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly reportId: string,
    readonly body: PassReportOnBody,
  ) {
    super();
  }
}
