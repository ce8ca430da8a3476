import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { taskAggregate } from '../../aggregates.js';
import { taskProjection } from '../../projections.js';
import { askedTaskActs } from '../../tasks/asked-task-acts.js';
import { HeadlessUnits } from '../../tasks/headless-units.js';
import { taskRowResource } from '../../tasks/task-row-resource.js';
import { taskResource } from '../../tasks/task-writer.js';
import { taskAnswer, taskHistoryAnswer, type TaskAnswer } from './task.answer.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class TaskController {
  constructor(
    private readonly reader: RecordReader,
    private readonly headless: HeadlessUnits,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '任务 A task' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: taskAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<TaskAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      taskProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'task.read', resource: taskRowResource(found) }),
    );
    const warnings = asOf === undefined ? await this.headless.ofTask(principal.tenant, row) : [];
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), warnings, may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '任务的历史：谁、以何职务、何时、做了什么、改前改后、为什么 History of a task' })
  @ApiOkResponse({ standardSchema: taskHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(taskProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: taskRowResource(row),
    }));
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<TaskAnswer['may']> {
    const state = (await this.runner.load(taskAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    return this.acts.of(principal, taskResource(state), today, askedTaskActs(state, today));
  }
}
