import type { PlanProgress } from '@gongjian/plans-contracts';
import type { PlanRow } from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import { ReadModels, type HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type OpenedRow } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { planAggregate } from '../../aggregates.js';
import { askedPlanActs } from '../../plans/asked-plan-acts.js';
import { planProjection, taskProjection } from '../../projections.js';
import { HeadlessUnits } from '../../tasks/headless-units.js';
import { taskIdOfItem } from '../../tasks/task-stream.js';
import { planAnswer, planHistoryAnswer, type PlanAnswer } from './plan.answer.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class PlanController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly headless: HeadlessUnits,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '工作方案 A plan' })
  @ApiOkResponse({
    description:
      '含分派进度、失败原因和需要先处理的提示（warnings）。With progress, failures and warnings of what will get stuck.',
    standardSchema: planAnswer,
  })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PlanAnswer> {
    if (asOf === undefined) await this.models.waitFor(taskProjection, after);
    const { row, revision, position, day } = await this.reader.one(
      planProjection,
      { principal, id, after, asOf: asOf ?? null },
      () => ({ action: 'plan.read', resource: {} }),
    );
    const warnings = asOf === undefined ? await this.headless.ofPlan(principal.tenant, row) : [];
    const progress = await this.progressOf(principal.tenant, row, asOf === undefined);
    const items = row.items.map((item) => ({
      ...item,
      taskId: item.progress === 'assigned' ? taskIdOfItem(principal.tenant, row.id, item.itemId) : null,
    }));
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    const answer = { ...row, items, revision: String(revision), progress, warnings, may };
    return served(reply, answer, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '工作方案的历史 History of a plan' })
  @ApiOkResponse({ standardSchema: planHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(planProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: { divisionId: row.division.id },
    }));
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<PlanAnswer['may']> {
    const state = (await this.runner.load(planAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    return this.acts.of(principal, {}, today, askedPlanActs(state));
  }

  /** While the job runs the tasks that exist already are counted; its end is in the plan itself. */
  private async progressOf(tenant: string, row: OpenedRow<PlanRow>, now: boolean): Promise<PlanProgress | null> {
    if (row.order === null) return null;
    const count = (progress: string): number => row.items.filter((item) => item.progress === progress).length;
    const waiting = count('pending');
    const made = waiting > 0 && now ? await this.tasksOfItems(tenant, row) : 0;
    const assigned = count('assigned') + Math.min(made, waiting);
    const failures = row.items.flatMap(({ itemId, heading, failure }) =>
      failure === null ? [] : [{ itemId, heading, code: failure.code, zh: failure.zh, en: failure.en }],
    );
    const dropped = count('dropped');
    return {
      total: row.items.length,
      done: assigned + count('failed') + dropped,
      assigned,
      dropped,
      pending: row.items.length - assigned - count('failed') - dropped,
      failures: failures.filter(({ itemId }) => row.items.some((i) => i.itemId === itemId && i.progress === 'failed')),
    };
  }

  /** How many of the items that wait have their task already. */
  private async tasksOfItems(tenant: string, row: OpenedRow<PlanRow>): Promise<number> {
    const ids = row.items.flatMap(({ itemId, progress }) =>
      progress === 'pending' ? [taskIdOfItem(tenant, row.id, itemId)] : [],
    );
    if (this.models.limited()) return 0;
    return this.models.read(tenant, (query) =>
      query.from(taskProjection, 'task').where('task.id = ANY(:ids)', { ids }).getCount(),
    );
  }
}
