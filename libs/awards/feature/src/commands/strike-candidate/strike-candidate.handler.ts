import { slateNotFound } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { slateAggregate, titleAggregate } from '../../aggregates.js';
import { mayOnSlate } from '../../slates/slate-resource.js';
import { titleStream } from '../../titles/title-stream.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StrikeCandidate } from './strike-candidate.command.js';

@CommandHandler(StrikeCandidate)
export class StrikeCandidateHandler implements ICommandHandler<StrikeCandidate> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
  ) {}

  async execute({ write, slateId, body }: StrikeCandidate): Promise<Done> {
    const { titleId } = body;
    const slate = await this.runner.load(slateAggregate, slateId, write.principal.tenant);
    if (slate === null || slate.state.status === 'none') throw slateNotFound();
    const may = mayOnSlate('slate.strike')(slate.state);
    const result = await this.records.change(titleAggregate, titleId, write, {
      type: 'StrikeCandidate',
      body: { ...body, slateId },
      may: () => may,
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer: by }) => ({
        ...{ titleId, slateId, objectionId: null, by },
        reason: reasonFact(body.reason, titleStream(titleId)),
        lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
      }),
    });
    return { id: titleId, result };
  }
}
