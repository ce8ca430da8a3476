import { RecordWriter, StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { mayAsUnit, RectificationActs } from '../../rectifications/rectification-acts.js';
import { evidenceFacts } from '../../requests/evidence.js';
import { SubmitRectification } from './submit-rectification.command.js';

@CommandHandler(SubmitRectification)
export class SubmitRectificationHandler implements ICommandHandler<SubmitRectification> {
  constructor(
    private readonly records: RecordWriter,
    private readonly acts: RectificationActs,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, rectificationId, body }: SubmitRectification): Promise<Done> {
    const stream = rectificationStream(rectificationId);
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'SubmitRectification',
      body,
      may: mayAsUnit(write, body.lateEntry),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => ({
        rectificationId,
        ...(await this.acts.of(rectificationId, state, acting, write, body)),
        evidence: await evidenceFacts(body.evidence, this.files, { ...write, ...acting }, stream),
        statement: sealedText(body.statement, stream),
      }),
    });
    return { id: rectificationId, result };
  }
}
