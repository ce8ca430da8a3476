import { refusesReexamination, type ResultRow } from '@gongjian/assessments-domain';
import { Policy, type Action, type Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayOnResult, mayReadResult } from '../../results/may-on-result.js';
import { resultAsTold, resultHistoryAsTold } from '../../results/result-as-told.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { resultAggregate } from '../../rounds/aggregates.js';
import { resultProjection } from '../../rounds/projections.js';
import { resultAnswer, resultHistoryAnswer, type ResultAnswer } from './result.answer.js';

@ApiTags('评定结果 Results')
@Controller('api/assessments/v1/results')
export class ResultController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
    private readonly policy: Policy,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '一个对象在一轮的评定结果 What a subject came to in a round' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: resultAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ResultAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      resultProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayReadResult('sheet.read'),
    );
    const may = asOf === undefined ? await this.possible(principal, id, day) : null;
    const shown = this.directs(principal, row) ? row : resultAsTold(row);
    return served(reply, { ...shown, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({
    summary: '评定结果的历史 History of a result',
    description:
      '对象本单位的人也可查看，不含复核时测算的其他对象。Its subject reads it too, without what a reexamination computed of others.',
  })
  @ApiOkResponse({ standardSchema: resultHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    let asSubject = false;
    const history = await this.reader.history(resultProjection, principal, id, page, (row) => {
      const isTold = this.allows(principal, 'sheet.read', row);
      asSubject = isTold && !this.directs(principal, row);
      return mayReadResult(isTold ? 'sheet.read' : 'history.read')(row);
    });
    return asSubject ? resultHistoryAsTold(history) : history;
  }

  /** Who assesses or directs also sees what became of others. */
  private directs(principal: Principal, row: Pick<ResultRow, 'subject'>): boolean {
    return this.allows(principal, 'sheet.readOpen', row);
  }

  private allows(principal: Principal, action: Action, { subject }: Pick<ResultRow, 'subject'>): boolean {
    const resource = { tenant: principal.tenant, ...subjectResource(subject) };
    return this.policy.allows(principal, action, resource, this.reader.today());
  }

  private async possible(principal: Principal, id: string, today: LocalDate): Promise<ResultAnswer['may']> {
    const state = (await this.runner.load(resultAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const { action, resource } = mayOnResult('result.reexamine')(state);
    return this.acts.of(principal, resource, today, {
      reexamine: { action, refuses: () => refusesReexamination(state) },
    });
  }
}
