import type { ListAnswer, MyTasksAnswer, TaskListItem } from '@gongjian/plans-contracts';
import { REVIEW_ROLES } from '@gongjian/plans-contracts';
import { Policy, type Action, type PolicyScope, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, pageLimit, Reply, served, cursor, type FastifyReply } from '@gongjian/shared-http';
import { isDomainError } from '@gongjian/shared-kernel';
import type { ListFilter } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { OPEN_TASK_STATUSES } from '../../tasks/task-statuses.js';
import { TaskPages } from '../task-list/task-list.query.js';
import { myTasksAnswer } from './my-tasks.answer.js';

const BY_DUE_DATE = { column: 'due_on', direction: 'asc' } as const;
const NOTHING: ListAnswer<TaskListItem> = { items: [], next: null };

const myTasksQuery = z.strictObject({
  limit: pageLimit(),
  unitsCursor: cursor().optional(),
  reviewCursor: cursor().optional(),
});
type MyTasksQuery = z.output<typeof myTasksQuery>;

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/my-tasks')
export class MyTasksController {
  constructor(
    private readonly pages: TaskPages,
    private readonly reader: RecordReader,
    private readonly policy: Policy,
  ) {}

  @Get()
  @ApiOperation({ summary: '我的工作：本单位的任务，待我审核的提交 My work' })
  @ApiOkResponse({ standardSchema: myTasksAnswer })
  async list(
    @Query({ schema: myTasksQuery }) { limit, unitsCursor, reviewCursor }: MyTasksQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<MyTasksAnswer> {
    await this.pages.waitFor(after);
    const answer = {
      ofMyUnits: await this.ofMyUnits(principal, limit, unitsCursor),
      toReview: await this.toReview(principal, limit, reviewCursor),
    };
    return served(reply, answer, { position: await this.pages.progress() });
  }

  private async ofMyUnits(
    principal: Principal,
    limit: number,
    next: string | undefined,
  ): Promise<ListAnswer<TaskListItem>> {
    const { tenant, unitIds } = principal;
    if (unitIds.length === 0 || (await this.scope(principal, 'task.read')) === null) return NOTHING;
    return this.pages.page(tenant, {
      where: { unit_ids: { overlaps: unitIds }, status: { in: OPEN_TASK_STATUSES } },
      sort: BY_DUE_DATE,
      limit,
      ...(next === undefined ? {} : { cursor: next }),
    });
  }

  private async toReview(
    principal: Principal,
    limit: number,
    next: string | undefined,
  ): Promise<ListAnswer<TaskListItem>> {
    const anyOf = (await Promise.all(REVIEW_ROLES.map((role) => this.waitingFor(principal, role)))).flat();
    if (anyOf.length === 0) return NOTHING;
    return this.pages.page(principal.tenant, {
      anyOf,
      sort: BY_DUE_DATE,
      limit,
      ...(next === undefined ? {} : { cursor: next }),
    });
  }

  private async waitingFor(principal: Principal, role: (typeof REVIEW_ROLES)[number]): Promise<readonly ListFilter[]> {
    const waits = { waits_for: { eq: role } };
    const scope = await this.scope(principal, `task.review.${role}`);
    if (scope === null) return [];
    if (scope.divisionIds === 'all' || scope.unitIds === 'all') return [waits];
    return [
      ...(scope.divisionIds.length === 0 ? [] : [{ ...waits, division_id: { in: scope.divisionIds } }]),
      ...(scope.unitIds.length === 0 ? [] : [{ ...waits, submitting_unit_id: { in: scope.unitIds } }]),
    ];
  }

  /** `null` for who has no right to it anywhere. */
  private async scope(principal: Principal, action: Action): Promise<PolicyScope | null> {
    try {
      return await this.policy.scope(principal, action, this.reader.today());
    } catch (error) {
      if (isDomainError(error) && error.code === 'ACCESS.DENIED') return null;
      throw error;
    }
  }
}
