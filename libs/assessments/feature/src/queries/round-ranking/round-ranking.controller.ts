import type { ResultRow } from '@gongjian/assessments-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, text, uuid, type FastifyReply } from '@gongjian/shared-http';
import { exactOf, minus, rational, type Exact } from '@gongjian/shared-kernel';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { flag, page } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { resultProjection, roundProjection } from '../../rounds/projections.js';
import { rankingAnswer, type RankingItem } from './round-ranking.answer.js';

const rankingQuery = z.strictObject({
  class: text(40).optional(),
  grade: text(40).optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  reopened: flag().optional().meta({ description: '等待复核的。Those that wait to be examined again.' }),
  ...page,
});
type RankingQuery = z.output<typeof rankingQuery>;

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class RoundRankingController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly directory: Directory,
  ) {}

  @Get(':id/ranking')
  @ApiOperation({ summary: '一轮的评定结果，按名次 Results of a round, by rank' })
  @ApiOkResponse({ standardSchema: rankingAnswer })
  async ranking(
    @Param('id', { schema: uuid() }) roundId: string,
    @Query({ schema: rankingQuery }) query: RankingQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<RankingItem>> {
    const scope = await this.reader.scope(principal, 'sheet.read');
    await this.models.waitFor(roundProjection, after);
    if ((await this.models.rowById(roundProjection, principal.tenant, roundId)) === null) throw notFound();
    await this.models.waitFor(resultProjection, after);
    const { divisionId, reopened } = query;
    const { rows, next } = await this.models.list(resultProjection, principal.tenant, {
      where: {
        round_id: { eq: roundId },
        ...(query.class === undefined ? {} : { class: { eq: query.class } }),
        ...(query.grade === undefined ? {} : { grade: { eq: query.grade } }),
        ...(reopened === undefined ? {} : { reopened: { eq: reopened } }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: 'rank_order', direction: 'asc' },
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    const position = await this.models.progress(resultProjection);
    return served(reply, { items: rows.map(rankingItem), next }, { position });
  }
}

function rankingItem({ id, revision, row }: ProjectedRow<ResultRow>): RankingItem {
  const { subject, sheetId, grade, named, total, of, stars, rank, ranked, missed, previous, gradedAt } = row;
  const standing = { grade, named, total, of, stars, rank, ranked, missed };
  const change = changeOf(previous?.total ?? null, total);
  const reopened = row.reopened !== null;
  return { id, revision: String(revision), subject, sheetId, ...standing, previous, change, reopened, gradedAt };
}

function changeOf(before: Exact | null, now: Exact | null): Exact | null {
  return before === null || now === null ? null : exactOf(minus(rational(now), rational(before)));
}
