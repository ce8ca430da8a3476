import type { RectificationCorrection } from '@gongjian/plans-domain';
import { derivedId } from '@gongjian/shared-event-sourcing';
import { RecordedEvents, RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { mayOnRectification } from '../../rectifications/may-on-rectification.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { CorrectRectification } from './correct-rectification.command.js';
import type { CorrectRectificationBody } from './correct-rectification.request.js';

@CommandHandler(CorrectRectification)
export class CorrectRectificationHandler implements ICommandHandler<CorrectRectification> {
  constructor(
    private readonly records: RecordWriter,
    private readonly events: RecordedEvents,
  ) {}

  async execute({ write, rectificationId, body }: CorrectRectification): Promise<Done> {
    const stream = rectificationStream(rectificationId);
    const correctionId = derivedId(write.commandId, 'correction', '');
    const result = await this.records.change(rectificationAggregate, rectificationId, write, {
      type: 'CorrectRectification',
      body,
      may: mayOnRectification('record.correct'),
      data: async ({ officer }) => {
        await this.events.requireIn(stream, body.corrects);
        return {
          rectificationId,
          correctionId,
          corrects: body.corrects,
          correction: correctionFact(body.correction, stream),
          reason: reasonFact(body.reason, stream),
          by: officer,
        };
      },
    });
    return { id: correctionId, result };
  }
}

function correctionFact(correction: CorrectRectificationBody['correction'], stream: string): RectificationCorrection {
  return correction.field === 'what'
    ? { field: correction.field, value: correction.value.sealedFor({ kind: 'record', stream }) }
    : correction;
}
