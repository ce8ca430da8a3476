import type { RollUpRow } from '@gongjian/awards-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { rollUpProjection } from '../../notice-projections.js';
import { rollUpListAnswer, type RollUpListItem } from './roll-up-list.answer.js';

const SORTED = { changed: 'changed_at' } as const;

const rollUpListQuery = z.strictObject({
  status: oneOrMore(['open', 'reached', 'lost']).optional(),
  programmeId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  sort: sortBy(['changed']),
  ...page,
});
type RollUpListQuery = z.output<typeof rollUpListQuery>;

@ApiTags('汇总称号 Roll-up titles')
@Controller('api/awards/v1/roll-ups')
export class RollUpListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '汇总称号列表 List titles that roll up' })
  @ApiOkResponse({ standardSchema: rollUpListAnswer })
  async list(
    @Query({ schema: rollUpListQuery }) query: RollUpListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<RollUpListItem>> {
    const anyOf = await this.reader.scope(principal, 'notice.read');
    await this.models.waitFor(rollUpProjection, after);
    const { sort, limit, cursor } = query;
    const found = await this.models.list(rollUpProjection, principal.tenant, {
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
    return served(reply, answer, { position: await this.models.progress(rollUpProjection) });
  }
}

function item({ id, revision, row }: ProjectedRow<RollUpRow>): RollUpListItem {
  const { status, programme, version, rules, key, subject, titleId, holding, of, changedAt } = row;
  return {
    ...{ id, revision: String(revision), status, programme, version, rules, key, subject, titleId, holding, of },
    changedAt,
  };
}
