import {
  refusesClosingSurvey,
  refusesConfirmingSurvey,
  refusesCorrectingSurvey,
  refusesDecliningSurvey,
  refusesSurveyAnswers,
} from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { sheetAggregate, surveyAggregate } from '../../rounds/aggregates.js';
import { surveyProjection } from '../../rounds/projections.js';
import { mayOnSheet } from '../../sheets/may-on-sheet.js';
import { surveyAnswer, surveyHistoryAnswer, type SurveyAnswer } from './survey.answer.js';

@ApiTags('群众评议 Surveys')
@Controller('api/assessments/v1/surveys')
export class SurveyController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

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
    const { row, revision, position, day } = await this.reader.one(surveyProjection, asked, {
      action: 'round.read',
      resource: {},
    });
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
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

  private async may(principal: Principal, id: string, today: LocalDate): Promise<SurveyAnswer['may']> {
    const { tenant } = principal;
    const state = (await this.runner.load(surveyAggregate, id, tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const sheet = (await this.runner.load(sheetAggregate, state.opened.sheetId, tenant))?.state ?? { status: 'none' };
    const { action, resource } = mayOnSheet('survey.manage')(sheet);
    const { correction } = state;
    return this.acts.of(principal, resource, today, {
      recordAnswers: { action, refuses: () => refusesSurveyAnswers(state) },
      close: { action, refuses: () => refusesClosingSurvey(state) },
      correct: { action: 'record.correct', refuses: () => refusesCorrectingSurvey(state) },
      confirmCorrection: {
        action: 'record.correct',
        refuses: ({ officer }) => refusesConfirmingSurvey(correction, officer),
      },
      declineCorrection: { action: 'record.correct', refuses: () => refusesDecliningSurvey(correction) },
    });
  }
}
