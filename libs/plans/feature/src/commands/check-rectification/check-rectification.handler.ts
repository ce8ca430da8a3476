import type { RectificationState } from '@gongjian/plans-domain';
import { RecordWriter, StoredFiles, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { CheckRectification } from './check-rectification.command.js';

@CommandHandler(CheckRectification)
export class CheckRectificationHandler implements ICommandHandler<CheckRectification> {
  constructor(
    private readonly records: RecordWriter,
    private readonly files: StoredFiles,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, rectificationId, body }: CheckRectification): Promise<Done> {
    const stream = rectificationStream(rectificationId);
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'CheckRectification',
      body,
      may: mayOnRectification('rectification.check'),
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer, unitIds }, state) => ({
        rectificationId,
        submission: body.submission,
        onTheSpot: body.onTheSpot,
        reviewed: body.reviewed,
        destroyed: await this.files.destroyedOf(write.principal.tenant, filesToCheck(state)),
        result: body.result,
        reason: body.reason === undefined ? null : reasonFact(body.reason, stream),
        by: { officer, unitIds },
        calendar: this.calendars.current(),
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: rectificationId, result };
  }
}

function filesToCheck(state: RectificationState): readonly string[] {
  return state.status === 'submitted' ? (state.submission?.evidence.map(({ fileId }) => fileId) ?? []) : [];
}
