import { CHAIN_ROLES, type ChainRole } from '@gongjian/plans-contracts';
import { Policy, type Action, type PolicyScope, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, cursor, pageLimit, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { addDays, endOfLocalDate, isDomainError, type DomainEvent } from '@gongjian/shared-kernel';
import {
  ReadModels,
  type ListFilter,
  type ProjectedRow,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { applicationProjection, complaintProjection, incidentProjection } from '../../facts/projections.js';
import { resultProjection, roundProjection, sheetProjection } from '../../rounds/projections.js';
import { applicationListItemOf } from '../application-list/application-list.answer.js';
import { complaintListItemOf } from '../complaint-list/complaint-list.answer.js';
import { incidentListItemOf } from '../incident-list/incident-list.answer.js';
import { roundListItemOf } from '../round-list/round-list.answer.js';
import { sheetListItemOf } from '../sheet-list/sheet-list.answer.js';
import { myWorkAnswer, type MyWorkAnswer } from './my-work.answer.js';
import { resultListItemOf } from './result-list.answer.js';

const myWorkQuery = z.strictObject({
  limit: pageLimit(),
  sheetsCursor: cursor().optional(),
  roundsCursor: cursor().optional(),
  reviewCursor: cursor().optional(),
  returnedCursor: cursor().optional(),
  resultsCursor: cursor().optional(),
  leftOutCursor: cursor().optional(),
  verifyCursor: cursor().optional(),
  checkCursor: cursor().optional(),
  rectifyCursor: cursor().optional(),
});
type MyWorkQuery = z.output<typeof myWorkQuery>;

/** Who files for a subject is who is told what it came to. */
const OF_ITS_OWN: Action = 'sheet.selfCheck';
const NEW_FOR_DAYS = 30;

interface Asked<Row extends object, Event extends DomainEvent, Item> {
  readonly definition: ProjectionDefinition<Row, Event>;
  /** What waits for whoever asks; nothing where there is none. */
  readonly anyOf: readonly ListFilter[];
  readonly sort: string;
  readonly direction?: 'asc' | 'desc';
  readonly next: string | undefined;
  readonly item: (row: ProjectedRow<Row>) => Item;
}

@ApiTags('我的工作 My work')
@Controller('api/assessments/v1/my-work')
export class MyWorkController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly policy: Policy,
  ) {}

  @Get()
  @ApiOperation({
    summary: '我的工作：待填的评分表、待结束的轮次、待审核的申报、待核实的事件、待办的投诉 What waits for me',
  })
  @ApiOkResponse({ standardSchema: myWorkAnswer })
  async list(
    @Query({ schema: myWorkQuery }) query: MyWorkQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<MyWorkAnswer> {
    const page = <Row extends object, Event extends DomainEvent, Item>(asked: Asked<Row, Event, Item>) =>
      this.page(principal, after, query.limit, asked);
    const complaints = { definition: complaintProjection, sort: 'due_at', item: complaintListItemOf };
    const since = endOfLocalDate(addDays(this.reader.today(), -NEW_FOR_DAYS));
    const applications = { definition: applicationProjection, sort: 'due_at', item: applicationListItemOf };
    const answer: MyWorkAnswer = {
      sheetsToFill: await this.sheets(principal, after, query),
      roundsToConclude: await page({
        definition: roundProjection,
        anyOf: [
          ...(await this.reader.waitsFor(principal, 'round.manage', {
            status: { eq: 'open' },
            period_to: { before: this.reader.today() },
          })),
          ...(await this.reader.waitsFor(principal, 'round.decideTie', { status: { eq: 'tied' } })),
        ],
        sort: 'period_to',
        next: query.roundsCursor,
        item: roundListItemOf,
      }),
      applicationsToReview: await page({
        ...applications,
        anyOf: (await Promise.all(CHAIN_ROLES.map((role) => this.levels(principal, role)))).flat(),
        next: query.reviewCursor,
      }),
      applicationsReturned: await page({
        ...applications,
        anyOf: principal.kind === 'service' ? [] : [{ filer_id: { eq: principal.id }, status: { eq: 'returned' } }],
        next: query.returnedCursor,
      }),
      newResults: await page({
        definition: resultProjection,
        anyOf: await this.reader.waitsFor(principal, OF_ITS_OWN, { changed_at: { from: since } }),
        sort: 'changed_at',
        direction: 'desc',
        next: query.resultsCursor,
        item: resultListItemOf,
      }),
      sheetsLeftOut: await page({
        definition: sheetProjection,
        anyOf: await this.reader.waitsFor(principal, OF_ITS_OWN, { left_out_at: { from: since } }),
        sort: 'left_out_at',
        direction: 'desc',
        next: query.leftOutCursor,
        item: sheetListItemOf,
      }),
      incidentsToVerify: await page({
        definition: incidentProjection,
        anyOf: await this.standing(principal, 'incident.verify', ['reported']),
        sort: 'occurred_at',
        next: query.verifyCursor,
        item: incidentListItemOf,
      }),
      complaintsToCheck: await page({
        ...complaints,
        anyOf: await this.standing(principal, 'complaint.check', ['registered', 'rectified']),
        next: query.checkCursor,
      }),
      complaintsToRectify: await page({
        ...complaints,
        anyOf: await this.standing(principal, 'complaint.rectify', ['verified']),
        next: query.rectifyCursor,
      }),
    };
    return served(reply, answer, {});
  }

  /** Those of rounds that are closed wait for nobody, unless they were reopened. */
  private async sheets(
    principal: Principal,
    after: string | undefined,
    { limit, sheetsCursor }: MyWorkQuery,
  ): Promise<MyWorkAnswer['sheetsToFill']> {
    const mine = principal.kind === 'service' ? [] : [{ to_fill_ids: { overlaps: [principal.id] } }];
    const checks = await this.reader.waitsFor(principal, 'sheet.selfCheck', { to_self_check: { eq: true } });
    const { rows, next } = await this.reader.waiting(sheetProjection, { principal, after }, [...mine, ...checks], {
      sort: { column: 'changed_at', direction: 'asc' },
      limit,
      ...(sheetsCursor === undefined ? {} : { cursor: sheetsCursor }),
    });
    const roundIds = [...new Set(rows.map(({ row }) => row.roundId))];
    const rounds = await Promise.all(roundIds.map((id) => this.models.rowById(roundProjection, principal.tenant, id)));
    const closed = new Set(
      rounds.flatMap((round) => (round === null || round.row.status === 'open' ? [] : [round.id])),
    );
    const items = rows.filter(({ row }) => row.status === 'reopened' || !closed.has(row.roundId)).map(sheetListItemOf);
    return { items, next };
  }

  private async page<Row extends object, Event extends DomainEvent, Item>(
    principal: Principal,
    after: string | undefined,
    limit: number,
    { definition, anyOf, sort, direction = 'asc', next, item }: Asked<Row, Event, Item>,
  ): Promise<{ items: Item[]; next: string | null }> {
    const page = await this.reader.waiting(definition, { principal, after }, anyOf, {
      sort: { column: sort, direction },
      limit,
      ...(next === undefined ? {} : { cursor: next }),
    });
    return { items: page.rows.map(item), next: page.next };
  }

  /** Levels of that role in the divisions where it is held; those above the county for who holds it everywhere. */
  private async levels(principal: Principal, role: ChainRole): Promise<readonly ListFilter[]> {
    const scope = await this.scope(principal, `application.level.${role}`);
    const waits = { waits_for: { eq: role } };
    if (scope === null) return [];
    if (scope.divisionIds === 'all') return [waits];
    return scope.divisionIds.length === 0 ? [] : [{ ...waits, waits_at: { in: scope.divisionIds } }];
  }

  private async standing(
    principal: Principal,
    action: Action,
    statuses: readonly string[],
  ): Promise<readonly ListFilter[]> {
    const scope = await this.scope(principal, action);
    const status = { status: { in: statuses } };
    if (scope === null) return [];
    if (scope.divisionIds === 'all' || scope.unitIds === 'all') return [status];
    return [
      ...(scope.divisionIds.length === 0 ? [] : [{ ...status, division_id: { in: scope.divisionIds } }]),
      ...(scope.unitIds.length === 0 ? [] : [{ ...status, unit_id: { in: scope.unitIds } }]),
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
