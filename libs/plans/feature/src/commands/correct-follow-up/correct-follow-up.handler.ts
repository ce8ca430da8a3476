import type { FollowUpCorrection } from '@gongjian/plans-domain';
import { derivedId } from '@gongjian/shared-event-sourcing';
import { RecordedEvents, RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { followUpAggregate } from '../../aggregates.js';
import { mayOnFollowUp } from '../../follow-ups/may-on-follow-up.js';
import { followUpStream } from '../../follow-ups/follow-up-stream.js';
import { CorrectFollowUp } from './correct-follow-up.command.js';
import type { CorrectFollowUpBody } from './correct-follow-up.request.js';

@CommandHandler(CorrectFollowUp)
export class CorrectFollowUpHandler implements ICommandHandler<CorrectFollowUp> {
  constructor(
    private readonly records: RecordWriter,
    private readonly events: RecordedEvents,
  ) {}

  async execute({ write, followUpId, body }: CorrectFollowUp): Promise<Done> {
    const stream = followUpStream(followUpId);
    const correctionId = derivedId(write.commandId, 'correction', '');
    const result = await this.records.change(followUpAggregate, followUpId, write, {
      type: 'CorrectFollowUp',
      body,
      may: mayOnFollowUp('record.correct'),
      data: async ({ officer }) => {
        await this.events.requireIn(stream, body.corrects);
        return {
          followUpId,
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

function correctionFact(correction: CorrectFollowUpBody['correction'], stream: string): FollowUpCorrection {
  return correction.field !== 'documentNumber'
    ? { field: correction.field, value: correction.value.sealedFor({ kind: 'record', stream }) }
    : correction;
}
