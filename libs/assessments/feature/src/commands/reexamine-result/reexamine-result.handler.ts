import { resultNotFound, resultSheetOpen } from '@gongjian/assessments-domain';
import { DeciderRunner, notFound } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { mayOnResult } from '../../results/may-on-result.js';
import { resultAggregate, roundAggregate } from '../../rounds/aggregates.js';
import { resultStream } from '../../rounds/ids.js';
import { RoundGrading, standingIn } from '../../rounds/round-grading.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReexamineResult } from './reexamine-result.command.js';

@CommandHandler(ReexamineResult)
export class ReexamineResultHandler implements ICommandHandler<ReexamineResult> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly grading: RoundGrading,
  ) {}

  async execute({ write, resultId, body }: ReexamineResult): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.records.change(resultAggregate, resultId, write, {
      type: 'ReexamineResult',
      body,
      may: mayOnResult('result.reexamine'),
      data: async (acting, state) => {
        if (state.status === 'none') throw resultNotFound();
        const { roundId, subject } = state.graded;
        const round = (await this.runner.load(roundAggregate, roundId, tenant))?.state;
        if (round === undefined || round.status === 'none') throw notFound();
        const grades = await this.grading.grade(tenant, round.opened, round.decided, null);
        const row = grades.rows.find(({ subjectId }) => subjectId === subject.id);
        const sheet = grades.sheets.get(subject.id);
        const standing = row === undefined ? null : standingIn(grades)(row);
        if (sheet === undefined || standing === null) throw resultSheetOpen();
        return {
          resultId,
          sheetRevision: sheet.sheetRevision,
          standing,
          reason: reasonFact(body.reason, resultStream(resultId)),
          by: acting.officer,
        };
      },
    });
    return { id: resultId, result };
  }
}
