import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SamplePointsBody } from './sample-points.request.js';

export class SamplePoints extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: SamplePointsBody,
  ) {
    super();
  }
}
