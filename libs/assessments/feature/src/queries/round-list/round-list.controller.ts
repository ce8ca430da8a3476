import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { roundProjection } from '../../rounds/projections.js';
import { roundListAnswer, roundListItemOf, type RoundListItem } from './round-list.answer.js';

const roundListQuery = z.strictObject({
  status: oneOrMore(['open', 'closing', 'tied', 'concluded', 'cancelled']).optional(),
  programmeId: uuid().optional(),
  planId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  sort: sortBy(['period'], '-period'),
  ...page,
});
type RoundListQuery = z.output<typeof roundListQuery>;

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class RoundListController {
  constructor(
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '考评轮次列表，最近的在前 List rounds, the latest period first' })
  @ApiOkResponse({ standardSchema: roundListAnswer })
  async list(
    @Query({ schema: roundListQuery }) { status, programmeId, planId, divisionId, sort, limit, cursor }: RoundListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<RoundListItem>> {
    const { rows, next, position } = await this.reader.list(
      roundProjection,
      { principal, after },
      { action: 'round.read', resource: {} },
      {
        where: {
          ...(status === undefined ? {} : { status: { in: status } }),
          ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
          ...(planId === undefined ? {} : { plan_id: { eq: planId } }),
        },
        ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
        sort: { column: 'period_to', direction: sort.direction },
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      },
    );
    return served(reply, { items: rows.map(roundListItemOf), next }, { position });
  }
}
