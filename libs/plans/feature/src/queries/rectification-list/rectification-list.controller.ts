import type { ListAnswer, RectificationListItem } from '@gongjian/plans-contracts';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, localDate, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { flag, oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { rectificationProjection } from '../../projections.js';
import { RECTIFICATION_STATUSES } from '../../rectifications/rectification-statuses.js';
import { rectificationListAnswer, rectificationListItemOf } from './rectification-list.answer.js';

const rectificationListQuery = z.strictObject({
  status: oneOrMore(RECTIFICATION_STATUSES).optional(),
  subjectId: uuid().optional(),
  programmeId: uuid().optional(),
  unitId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  removalId: uuid().optional().meta({ description: '摘牌后专门督导中的。Of the follow-up of a removal.' }),
  serious: flag().optional(),
  dueFrom: localDate().optional(),
  dueTo: localDate().optional(),
  overdue: flag().optional(),
  sort: sortBy(['due', 'changed']),
  ...page,
});
type RectificationListQuery = z.output<typeof rectificationListQuery>;

const COLUMNS = { due: 'due_on', changed: 'changed_at' } as const;

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class RectificationListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '整改列表 List rectifications' })
  @ApiOkResponse({ standardSchema: rectificationListAnswer })
  async list(
    @Query({ schema: rectificationListQuery }) query: RectificationListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<RectificationListItem>> {
    const scope = await this.reader.scope(principal, 'rectification.read');
    await this.models.waitFor(rectificationProjection, after);
    const { status, subjectId, programmeId, unitId, divisionId, removalId, serious, overdue, sort } = query;
    const { dueFrom, dueTo, limit, cursor } = query;
    const found = await this.models.list(rectificationProjection, principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(subjectId === undefined ? {} : { subject_id: { eq: subjectId } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(unitId === undefined ? {} : { unit_ids: { overlaps: [unitId] } }),
        ...(removalId === undefined ? {} : { removal_id: { eq: removalId } }),
        ...(serious === undefined ? {} : { serious: { eq: serious } }),
        ...(overdue === undefined ? {} : { overdue: { eq: overdue } }),
        ...(dueFrom === undefined && dueTo === undefined
          ? {}
          : {
              due_on: {
                ...(dueFrom === undefined ? {} : { from: dueFrom }),
                ...(dueTo === undefined ? {} : { to: dueTo }),
              },
            }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: COLUMNS[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(rectificationListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(rectificationProjection) });
  }
}
