import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { slateProjection } from '../../notice-projections.js';
import { slateListAnswer, slateListItemOf, type SlateListItem } from './slate-list.answer.js';

const SORTED = { changed: 'changed_at' } as const;

const slateListQuery = z.strictObject({
  status: oneOrMore(['prepared', 'noticed', 'approved']).optional(),
  programmeId: uuid().optional(),
  fromId: uuid().optional().meta({ description: '轮次、申报的编号。Id of the round or the application.' }),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  sort: sortBy(['changed']),
  ...page,
});
type SlateListQuery = z.output<typeof slateListQuery>;

@ApiTags('建议名单 Lists of candidates')
@Controller('api/awards/v1/slates')
export class SlateListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '建议名单列表 Lists of candidates' })
  @ApiOkResponse({ standardSchema: slateListAnswer })
  async list(
    @Query({ schema: slateListQuery }) query: SlateListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<SlateListItem>> {
    const anyOf = await this.reader.scope(principal, 'slate.read');
    await this.models.waitFor(slateProjection, after);
    const { sort, limit, cursor } = query;
    const found = await this.models.list(slateProjection, principal.tenant, {
      where: {
        ...(query.status === undefined ? {} : { status: { in: query.status } }),
        ...(query.programmeId === undefined ? {} : { programme_id: { eq: query.programmeId } }),
        ...(query.fromId === undefined ? {} : { from_id: { eq: query.fromId } }),
      },
      ...(anyOf.length === 0 ? {} : { anyOf }),
      ...(query.divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(query.divisionId) }),
      sort: { column: SORTED[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(slateListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(slateProjection) });
  }
}
