import { resultNotFound } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayOnResult } from '../../results/may-on-result.js';
import { Reexamination } from '../../results/reexamination.js';
import { resultAggregate } from '../../rounds/aggregates.js';
import { reexaminationAnswer, type ReexaminationAnswer } from './result-reexamination.answer.js';

const MOST_SHOWN = 1_000;

@ApiTags('评定结果 Results')
@Controller('api/assessments/v1/results')
export class ResultReexaminationController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly reexamination: Reexamination,
  ) {}

  @Get(':id/reexamination')
  @ApiOperation({
    summary: '复核会得出什么，别的对象的名次会怎样 What examining a result again would come to, and for whom else',
  })
  @ApiOkResponse({ standardSchema: reexaminationAnswer })
  async preview(
    @Param('id', { schema: uuid() }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReexaminationAnswer> {
    const state = (await this.runner.load(resultAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') throw resultNotFound();
    this.reader.require(principal, mayOnResult('result.reexamine')(state));
    const { standing, moved } = await this.reexamination.of(principal.tenant, state.graded);
    const items = moved.slice(0, MOST_SHOWN).map(({ subjectId, from, to }) => ({ subjectId, from, to }));
    return { stands: state.standing, would: standing, others: { count: moved.length, items } };
  }
}
