import type { ListAnswer, TaskListItem } from '@gongjian/plans-contracts';
import { REVIEW_ROLES } from '@gongjian/plans-contracts';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, localDate, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import { flag, oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { TASK_STATUSES } from '../../tasks/task-statuses.js';
import { taskListAnswer } from './task-list.answer.js';
import { TaskPages } from './task-list.query.js';

const taskListQuery = z.strictObject({
  status: oneOrMore(TASK_STATUSES).optional(),
  planId: uuid().optional(),
  itemId: uuid().optional().meta({ description: '方案任务项的任务。The task of an item of a plan.' }),
  programmeId: uuid().optional(),
  unitId: uuid().optional(),
  personId: uuid().optional().meta({
    description: '直接责任人或承办人是此人的任务。Tasks in which the person has a part.',
  }),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  dueFrom: localDate().optional(),
  dueTo: localDate().optional(),
  overdue: flag().optional(),
  toReexamine: flag().optional().meta({
    description: '有决定因更正而待复核。Decisions wait to be re-examined because of a correction.',
  }),
  waitsFor: z.enum(REVIEW_ROLES).optional(),
  sort: sortBy(['due', 'changed']),
  ...page,
});
type TaskListQuery = z.output<typeof taskListQuery>;

const COLUMNS = { due: 'due_on', changed: 'changed_at' } as const;

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class TaskListController {
  constructor(
    private readonly pages: TaskPages,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '任务列表 List tasks' })
  @ApiOkResponse({ standardSchema: taskListAnswer })
  async list(
    @Query({ schema: taskListQuery }) query: TaskListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<TaskListItem>> {
    const scope = await this.reader.scope(principal, 'task.read');
    await this.pages.waitFor(after);
    const {
      status,
      planId,
      itemId,
      programmeId,
      unitId,
      personId,
      divisionId,
      dueFrom,
      dueTo,
      overdue,
      toReexamine,
      waitsFor,
      sort,
    } = query;
    const answer = await this.pages.page(principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(planId === undefined ? {} : { plan_id: { eq: planId } }),
        ...(itemId === undefined ? {} : { item_id: { eq: itemId } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(unitId === undefined ? {} : { unit_ids: { overlaps: [unitId] } }),
        ...(personId === undefined ? {} : { person_ids: { overlaps: [personId] } }),
        ...(dueFrom === undefined && dueTo === undefined
          ? {}
          : {
              due_on: {
                ...(dueFrom === undefined ? {} : { from: dueFrom }),
                ...(dueTo === undefined ? {} : { to: dueTo }),
              },
            }),
        ...(overdue === undefined ? {} : { overdue: { eq: overdue } }),
        ...(toReexamine === undefined ? {} : { to_reexamine: { eq: toReexamine } }),
        ...(waitsFor === undefined ? {} : { waits_for: { eq: waitsFor } }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: COLUMNS[sort.column], direction: sort.direction },
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    return served(reply, answer, { position: await this.pages.progress() });
  }
}
