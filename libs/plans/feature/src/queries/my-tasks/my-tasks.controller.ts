import type { ListAnswer, MyTasksAnswer, TaskListItem } from '@gongjian/plans-contracts';
import { EXTENSION_DECIDERS, REPORT_STEPS, REVIEW_ROLES, type ExtensionDecider } from '@gongjian/plans-contracts';
import { Policy, type Action, type PolicyScope, type Principal, type Role } from '@gongjian/shared-access';
import { After, CurrentPrincipal, pageLimit, Reply, served, cursor, type FastifyReply } from '@gongjian/shared-http';
import { isDomainError } from '@gongjian/shared-kernel';
import type { ListFilter } from '@gongjian/shared-projections';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { rectificationProjection, reportProjection, suggestionProjection } from '../../projections.js';
import { passingOf } from '../../reports/may-on-report.js';
import { OPEN_TASK_STATUSES } from '../../tasks/task-statuses.js';
import { rectificationListItemOf } from '../rectification-list/rectification-list.answer.js';
import { reportListItemOf } from '../report-list/report-list.answer.js';
import { suggestionListItemOf } from '../suggestion-list/suggestion-list.answer.js';
import { TaskPages } from '../task-list/task-list.query.js';
import { myTasksAnswer } from './my-tasks.answer.js';

const BY_DUE_DATE = { column: 'due_on', direction: 'asc' } as const;
const NOTHING: ListAnswer<TaskListItem> = { items: [], next: null };

const myTasksQuery = z.strictObject({
  limit: pageLimit(),
  unitsCursor: cursor().optional(),
  reviewCursor: cursor().optional(),
  extensionsCursor: cursor().optional(),
  rectifyCursor: cursor().optional(),
  checkCursor: cursor().optional(),
  reportsCursor: cursor().optional(),
  passOnCursor: cursor().optional(),
  suggestionsCursor: cursor().optional(),
  overdueSuggestionsCursor: cursor().optional(),
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
  @ApiOperation({ summary: '我的工作：本单位的任务、整改和报告，待我审核、核查和上报的 My work' })
  @ApiOkResponse({ standardSchema: myTasksAnswer })
  async list(
    @Query({ schema: myTasksQuery }) query: MyTasksQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<MyTasksAnswer> {
    const { limit, unitsCursor, reviewCursor } = query;
    const reading = { principal, after };
    await this.pages.waitFor(after);
    const answer = {
      ofMyUnits: await this.ofMyUnits(principal, limit, unitsCursor),
      toReview: await this.toReview(principal, limit, reviewCursor),
      extensionsToDecide: await this.extensionsToDecide(principal, limit, query.extensionsCursor),
      rectificationsOfMyUnits: await this.rectifications(
        reading,
        limit,
        await this.reader.waitsFor(principal, 'rectification.submit', {
          status: { in: ['ordered', 'signed', 'returned'] },
        }),
        query.rectifyCursor,
      ),
      rectificationsToCheck: await this.rectifications(
        reading,
        limit,
        await this.reader.waitsFor(principal, 'rectification.check', { status: { in: ['submitted', 'checked'] } }),
        query.checkCursor,
      ),
      reportsOfMyUnits: await this.reports(
        reading,
        limit,
        await this.reader.waitsFor(principal, 'report.file', { status: { in: ['asked', 'filed'] } }),
        query.reportsCursor,
      ),
      reportsToPassOn: await this.reports(reading, limit, await this.fromBelow(principal), query.passOnCursor),
      suggestionsToAnswer: await this.suggestions(
        reading,
        limit,
        await this.reader.waitsFor(principal, 'suggestion.answer', { status: { eq: 'filed' } }),
        query.suggestionsCursor,
      ),
      suggestionsOverdue: await this.suggestions(
        reading,
        limit,
        await this.reader.waitsFor(principal, 'suggestion.oversee', { overdue: { eq: true } }),
        query.overdueSuggestionsCursor,
      ),
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

  private async extensionsToDecide(
    principal: Principal,
    limit: number,
    next: string | undefined,
  ): Promise<ListAnswer<TaskListItem>> {
    const anyOf = (await Promise.all(EXTENSION_DECIDERS.map((role) => this.askedOf(principal, role)))).flat();
    if (anyOf.length === 0) return NOTHING;
    return this.pages.page(principal.tenant, {
      anyOf,
      sort: BY_DUE_DATE,
      limit,
      ...(next === undefined ? {} : { cursor: next }),
    });
  }

  private async rectifications(
    reading: Reading,
    limit: number,
    anyOf: readonly ListFilter[],
    next: string | undefined,
  ): Promise<MyTasksAnswer['rectificationsToCheck']> {
    const options = { sort: BY_DUE_DATE, limit, ...(next === undefined ? {} : { cursor: next }) };
    const page = await this.reader.waiting(rectificationProjection, reading, anyOf, options);
    return { items: page.rows.map(rectificationListItemOf), next: page.next };
  }

  private async reports(
    reading: Reading,
    limit: number,
    anyOf: readonly ListFilter[],
    next: string | undefined,
  ): Promise<MyTasksAnswer['reportsToPassOn']> {
    const options = { sort: BY_DUE_DATE, limit, ...(next === undefined ? {} : { cursor: next }) };
    const page = await this.reader.waiting(reportProjection, reading, anyOf, options);
    return { items: page.rows.map(reportListItemOf), next: page.next };
  }

  private async suggestions(
    reading: Reading,
    limit: number,
    anyOf: readonly ListFilter[],
    next: string | undefined,
  ): Promise<MyTasksAnswer['suggestionsToAnswer']> {
    const options = { sort: BY_DUE_DATE, limit, ...(next === undefined ? {} : { cursor: next }) };
    const page = await this.reader.waiting(suggestionProjection, reading, anyOf, options);
    return { items: page.rows.map(suggestionListItemOf), next: page.next };
  }

  /** Communities have what they filed themselves among those of their unit. */
  private async fromBelow(principal: Principal): Promise<readonly ListFilter[]> {
    const steps = REPORT_STEPS.map((at) =>
      this.reader.waitsFor(principal, passingOf({ at }), { at_step: { eq: at }, status: { eq: 'passedOn' } }),
    );
    return (await Promise.all(steps)).flat();
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

  /** Requests that the programme gives to that role. */
  private async askedOf(principal: Principal, role: ExtensionDecider): Promise<readonly ListFilter[]> {
    const asked = { extension_decider: { eq: role } };
    const scope = await this.scope(principal, 'task.decideExtension', role);
    if (scope === null) return [];
    return scope.divisionIds === 'all' ? [asked] : [{ ...asked, division_id: { in: scope.divisionIds } }];
  }

  /** `null` for who has no right to it anywhere. */
  private async scope(principal: Principal, action: Action, only?: Role): Promise<PolicyScope | null> {
    try {
      return await this.policy.scope(principal, action, this.reader.today(), only);
    } catch (error) {
      if (isDomainError(error) && error.code === 'ACCESS.DENIED') return null;
      throw error;
    }
  }
}
