import {
  refusesAssigningUnit,
  refusesChecking,
  refusesClosing,
  refusesConfirmingRectificationCorrection,
  refusesCorrecting,
  refusesDecliningRectificationCorrection,
  refusesSigning,
  refusesSubmitting,
  refusesTransferring,
  refusesWhenOver,
} from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { rectificationAggregate } from '../../aggregates.js';
import { rectificationProjection } from '../../projections.js';
import { rectificationResource, rectificationRowResource } from '../../rectifications/may-on-rectification.js';
import { rectificationAnswer, rectificationHistoryAnswer, type RectificationAnswer } from './rectification.answer.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class RectificationController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '整改 A rectification' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: rectificationAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<RectificationAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      rectificationProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'rectification.read', resource: rectificationRowResource(found) }),
    );
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '整改的历史 History of it' })
  @ApiOkResponse({ standardSchema: rectificationHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(rectificationProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: rectificationRowResource(row),
    }));
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<RectificationAnswer['may']> {
    const state = (await this.runner.load(rectificationAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const onTheSpot = state.status !== 'submitted' && state.rules.onTheSpot;
    return this.acts.of(principal, rectificationResource(state), today, {
      assignUnit: { action: 'rectification.manage', refuses: () => refusesAssigningUnit(state) },
      sign: {
        action: 'rectification.submit',
        refuses: () => refusesSigning(state),
        late: { until: null, recordedBy: 'rectification.manage', refuses: () => refusesSigning(state) },
      },
      submit: {
        action: 'rectification.submit',
        refuses: () => refusesSubmitting(state),
        late: { until: null, recordedBy: 'rectification.manage', refuses: () => refusesSubmitting(state) },
      },
      check: { action: 'rectification.check', refuses: (acting) => refusesChecking(state, acting, onTheSpot) },
      close: { action: 'rectification.check', refuses: (acting) => refusesClosing(state, acting) },
      transfer: { action: 'rectification.manage', refuses: () => refusesTransferring(state) },
      correct: { action: 'record.correct', refuses: () => refusesCorrecting(state) },
      confirmCorrection: {
        action: 'record.correct',
        refuses: ({ officer }) => refusesConfirmingRectificationCorrection(state, officer),
      },
      declineCorrection: {
        action: 'record.correct',
        refuses: () => refusesDecliningRectificationCorrection(state),
      },
      withdraw: { action: 'rectification.manage', refuses: () => refusesWhenOver(state) },
    });
  }
}
