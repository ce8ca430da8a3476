import { resultNotFound } from '@gongjian/assessments-domain';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { mayOnResult } from '../../results/may-on-result.js';
import { othersMoved, Reexamination } from '../../results/reexamination.js';
import { resultAggregate } from '../../rounds/aggregates.js';
import { resultStream } from '../../rounds/ids.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReexamineResult } from './reexamine-result.command.js';

@CommandHandler(ReexamineResult)
export class ReexamineResultHandler implements ICommandHandler<ReexamineResult> {
  constructor(
    private readonly records: RecordWriter,
    private readonly reexamination: Reexamination,
  ) {}

  async execute({ write, resultId, body }: ReexamineResult): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(resultAggregate, resultId, write, {
      type: 'ReexamineResult',
      body,
      may: mayOnResult('result.reexamine'),
      data: async (acting, state) => {
        if (state.status === 'none') throw resultNotFound();
        const { sheets, standing, moved } = await this.reexamination.of(tenant, state.graded);
        return {
          resultId,
          sheets,
          standing,
          others: othersMoved(moved),
          reason: reasonFact(body.reason, resultStream(resultId)),
          by: acting.officer,
        };
      },
    });
    return { id: resultId, result };
  }
}
