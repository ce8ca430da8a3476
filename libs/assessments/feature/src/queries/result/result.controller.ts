import { refusesReexamination } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayOnResult, mayReadResult } from '../../results/may-on-result.js';
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
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '评定结果的历史 History of a result' })
  @ApiOkResponse({ standardSchema: resultHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(resultProjection, principal, id, page, mayReadResult('history.read'));
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
