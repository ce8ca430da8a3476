import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { surveyProjection } from '../../rounds/projections.js';
import { surveyAnswer, surveyHistoryAnswer, type SurveyAnswer } from './survey.answer.js';

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class SurveyController {
  constructor(private readonly reader: RecordReader) {}

  @Get(':id')
  @ApiOperation({ summary: '问卷调查 A survey' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: surveyAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<SurveyAnswer> {
    const asked = { principal, id, after, asOf: asOf ?? null };
    const { row, revision, position } = await this.reader.one(surveyProjection, asked, {
      action: 'round.read',
      resource: {},
    });
    return served(reply, { ...row, revision: String(revision) }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '问卷调查的历史 History of a survey' })
  @ApiOkResponse({ standardSchema: surveyHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(surveyProjection, principal, id, page, { action: 'round.read', resource: {} });
  }
}
