import { slateNotFound } from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { basisInputs, RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { slateAggregate } from '../../aggregates.js';
import { CandidatesOfSlate, latestResultOn, titlesOf } from '../../slates/candidates-of-slate.js';
import { listSumOf } from '../../slates/list-sum.js';
import { mayOnSlate } from '../../slates/slate-resource.js';
import { slateStream } from '../../slates/slate-stream.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApproveSlate } from './approve-slate.command.js';

@CommandHandler(ApproveSlate)
export class ApproveSlateHandler implements ICommandHandler<ApproveSlate> {
  constructor(
    private readonly records: RecordWriter,
    private readonly definitions: ProgrammeDefinitions,
    private readonly candidates: CandidatesOfSlate,
  ) {}

  async execute({ write, slateId, body }: ApproveSlate): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(slateAggregate, slateId, write, {
      type: 'ApproveSlate',
      body,
      may: mayOnSlate('slate.approve'),
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer: by }, state) => {
        if (state.status === 'none') throw slateNotFound();
        const { programme, version } = state.prepared;
        const { definition } = await this.definitions.require(tenant, programme, version);
        const listed = await this.candidates.of(tenant, slateId);
        return {
          slateId,
          noticeAsked: definition.award?.notice !== undefined,
          found: listSumOf(listed.map(({ subject }) => subject.id)),
          by,
          lateEntry: lateEntryFact(body.lateEntry, slateStream(slateId)),
          notBefore: latestResultOn(listed.filter(({ struck }) => !struck)),
          inputs: basisInputs(titlesOf(listed)),
        };
      },
    });
    return { id: slateId, result };
  }
}
