import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { flag, oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { objectionProjection } from '../../notice-projections.js';
import { objectionListAnswer, objectionListItemOf, type ObjectionListItem } from './objection-list.answer.js';

const SORTED = { changed: 'changed_at', replyDue: 'reply_due' } as const;

const objectionListQuery = z.strictObject({
  status: oneOrMore(['received', 'handled', 'decided', 'replied']).optional(),
  noticeId: uuid().optional(),
  handlerId: uuid().optional(),
  overdue: flag().optional(),
  lead: flag().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  sort: sortBy(['changed', 'replyDue']),
  ...page,
});
type ObjectionListQuery = z.output<typeof objectionListQuery>;

@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class ObjectionListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '异议列表 List objections' })
  @ApiOkResponse({ standardSchema: objectionListAnswer })
  async list(
    @Query({ schema: objectionListQuery }) query: ObjectionListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<ObjectionListItem>> {
    const anyOf = await this.reader.scope(principal, 'objection.read');
    await this.models.waitFor(objectionProjection, after);
    const { sort, limit, cursor } = query;
    const found = await this.models.list(objectionProjection, principal.tenant, {
      where: {
        ...(query.status === undefined ? {} : { status: { in: query.status } }),
        ...(query.noticeId === undefined ? {} : { notice_id: { eq: query.noticeId } }),
        ...(query.handlerId === undefined ? {} : { handler_id: { eq: query.handlerId } }),
        ...(query.overdue === undefined ? {} : { overdue: { eq: query.overdue } }),
        ...(query.lead === undefined ? {} : { lead: { eq: query.lead } }),
      },
      ...(anyOf.length === 0 ? {} : { anyOf }),
      ...(query.divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(query.divisionId) }),
      sort: { column: SORTED[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(objectionListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(objectionProjection) });
  }
}
