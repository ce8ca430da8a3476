import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { circularProjection } from '../../notice-projections.js';
import { circularListAnswer, circularListItemOf, type CircularListItem } from './circular-list.answer.js';

const SORTED = { changed: 'changed_at' } as const;

const circularListQuery = z.strictObject({
  status: oneOrMore(['drafted', 'told', 'decided', 'dropped', 'withdrawn']).optional(),
  programmeId: uuid().optional(),
  unitId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  sort: sortBy(['changed']),
  ...page,
});
type CircularListQuery = z.output<typeof circularListQuery>;

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class CircularListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '通报批评列表 List circulars' })
  @ApiOkResponse({ standardSchema: circularListAnswer })
  async list(
    @Query({ schema: circularListQuery }) query: CircularListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<CircularListItem>> {
    const anyOf = await this.reader.scope(principal, 'circular.read');
    await this.models.waitFor(circularProjection, after);
    const { sort, limit, cursor } = query;
    const found = await this.models.list(circularProjection, principal.tenant, {
      where: {
        ...(query.status === undefined ? {} : { status: { in: query.status } }),
        ...(query.programmeId === undefined ? {} : { programme_id: { eq: query.programmeId } }),
        ...(query.unitId === undefined ? {} : { unit_ids: { overlaps: [query.unitId] } }),
      },
      ...(anyOf.length === 0 ? {} : { anyOf }),
      ...(query.divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(query.divisionId) }),
      sort: { column: SORTED[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(circularListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(circularProjection) });
  }
}
