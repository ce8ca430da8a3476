import type { NoticeHeadRow } from '@gongjian/awards-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { noticeHeadProjection } from '../../notice-projections.js';
import { noticeListAnswer, type NoticeListItem } from './notice-list.answer.js';

const SORTED = { lastDay: 'last_day', changed: 'changed_at' } as const;

const noticeListQuery = z.strictObject({
  status: oneOrMore(['open', 'ended', 'cancelled']).optional(),
  programmeId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  sort: sortBy(['lastDay', 'changed']),
  ...page,
});
type NoticeListQuery = z.output<typeof noticeListQuery>;

@ApiTags('公示 Notices')
@Controller('api/awards/v1/notices')
export class NoticeListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '公示列表 List notices' })
  @ApiOkResponse({ standardSchema: noticeListAnswer })
  async list(
    @Query({ schema: noticeListQuery }) query: NoticeListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<NoticeListItem>> {
    const anyOf = await this.reader.scope(principal, 'notice.read');
    await this.models.waitFor(noticeHeadProjection, after);
    const { sort, limit, cursor } = query;
    const found = await this.models.list(noticeHeadProjection, principal.tenant, {
      where: {
        ...(query.status === undefined ? {} : { status: { in: query.status } }),
        ...(query.programmeId === undefined ? {} : { programme_id: { eq: query.programmeId } }),
      },
      ...(anyOf.length === 0 ? {} : { anyOf }),
      ...(query.divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(query.divisionId) }),
      sort: { column: SORTED[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(item), next: found.next };
    return served(reply, answer, { position: await this.models.progress(noticeHeadProjection) });
  }
}

function item({ id, revision, row }: ProjectedRow<NoticeHeadRow>): NoticeListItem {
  const { opened, objected, status, changedAt } = row;
  const { programme, version, rules, key, count, firstDay, lastDay, division = null } = opened;
  return {
    ...{ id, revision: String(revision), status, programme, version, rules, key, division, count, firstDay },
    blocked: objected.filter(({ blockedBy, struckBy }) => blockedBy.length > 0 && struckBy === null).length,
    struck: objected.filter(({ struckBy }) => struckBy !== null).length,
    lastDay: lastDay.lastDay,
    changedAt,
  };
}
