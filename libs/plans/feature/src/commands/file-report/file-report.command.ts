import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FileReportBody } from './file-report.request.js';

export class FileReport extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly reportId: string,
    readonly body: FileReportBody,
  ) {
    super();
  }
}
