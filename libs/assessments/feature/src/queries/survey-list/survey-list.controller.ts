import type { SurveyRow } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { surveyProjection } from '../../rounds/projections.js';
import { surveyListAnswer, type SurveyListItem } from './survey-list.answer.js';

const surveyListQuery = z.strictObject({
  roundId: uuid().optional(),
  subjectId: uuid().optional(),
  status: oneOrMore(['open', 'closed']).optional(),
  sort: sortBy(['changed'], '-changed'),
  ...page,
});
type SurveyListQuery = z.output<typeof surveyListQuery>;

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class SurveyListController {
  constructor(private readonly reader: RecordReader) {}

  @Get()
  @ApiOperation({ summary: '问卷调查列表 List surveys' })
  @ApiOkResponse({ standardSchema: surveyListAnswer })
  async list(
    @Query({ schema: surveyListQuery }) { roundId, subjectId, status, sort, limit, cursor }: SurveyListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<SurveyListItem>> {
    const { rows, next, position } = await this.reader.list(
      surveyProjection,
      { principal, after },
      { action: 'round.read', resource: {} },
      {
        where: {
          ...(roundId === undefined ? {} : { round_id: { eq: roundId } }),
          ...(subjectId === undefined ? {} : { subject_id: { eq: subjectId } }),
          ...(status === undefined ? {} : { status: { in: status } }),
        },
        sort: { column: 'changed_at', direction: sort.direction },
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      },
    );
    return served(reply, { items: rows.map(surveyListItem), next }, { position });
  }
}

function surveyListItem({ id, revision, row }: ProjectedRow<SurveyRow>): SurveyListItem {
  const { status, roundId, sheetId, subjectId, indicator, measure, from, to, changedAt } = row;
  return {
    id,
    revision: String(revision),
    status,
    roundId,
    sheetId,
    subjectId,
    indicator,
    measure,
    from,
    to,
    changedAt,
  };
}
