import { type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { commendationProjection } from '../../notice-projections.js';
import {
  commendationListAnswer,
  commendationListItemOf,
  type CommendationListItem,
} from './commendation-list.answer.js';

const SORTED = { changed: 'changed_at' } as const;

const commendationListQuery = z.strictObject({
  status: oneOrMore(['proposed', 'decided', 'dropped', 'revoked']).optional(),
  programmeId: uuid().optional(),
  toId: uuid().optional().meta({ description: '受表彰者的编号。Id of who is commended.' }),
  sort: sortBy(['changed']),
  ...page,
});
type CommendationListQuery = z.output<typeof commendationListQuery>;

@ApiTags('表彰 Commendations')
@Controller('api/awards/v1/commendations')
export class CommendationListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
  ) {}

  @Get()
  @ApiOperation({ summary: '表彰列表 List commendations' })
  @ApiOkResponse({ standardSchema: commendationListAnswer })
  async list(
    @Query({ schema: commendationListQuery }) query: CommendationListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<CommendationListItem>> {
    const anyOf = await this.reader.scope(principal, 'honour.read');
    await this.models.waitFor(commendationProjection, after);
    const { sort, limit, cursor } = query;
    const found = await this.models.list(commendationProjection, principal.tenant, {
      where: {
        ...(query.status === undefined ? {} : { status: { in: query.status } }),
        ...(query.programmeId === undefined ? {} : { programme_id: { eq: query.programmeId } }),
        ...(query.toId === undefined ? {} : { to_id: { eq: query.toId } }),
      },
      ...(anyOf.length === 0 ? {} : { anyOf }),
      sort: { column: SORTED[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(commendationListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(commendationProjection) });
  }
}
