import {
  refusesConfirming,
  refusesConfirmingFollowUpCorrection,
  refusesDecliningFollowUpCorrection,
  refusesCorrectingFollowUp,
  refusesFollowingUp,
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
import { followUpAggregate } from '../../aggregates.js';
import { followUpProjection } from '../../projections.js';
import { followUpResource, followUpRowResource } from '../../follow-ups/may-on-follow-up.js';
import { followUpAnswer, followUpHistoryAnswer, type FollowUpAnswer } from './follow-up.answer.js';

@ApiTags('专门督导 Follow-ups')
@Controller('api/plans/v1/follow-ups')
export class FollowUpController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '专门督导 A follow-up' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: followUpAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<FollowUpAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      followUpProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'followUp.read', resource: followUpRowResource(found) }),
    );
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '专门督导的历史 History of it' })
  @ApiOkResponse({ standardSchema: followUpHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(followUpProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: followUpRowResource(row),
    }));
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<FollowUpAnswer['may']> {
    const state = (await this.runner.load(followUpAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    return this.acts.of(principal, followUpResource(state), today, {
      confirm: { action: 'followUp.confirm', refuses: () => refusesConfirming(state) },
      order: { action: 'followUp.work', refuses: () => refusesFollowingUp(state) },
      correct: { action: 'record.correct', refuses: () => refusesCorrectingFollowUp(state) },
      confirmCorrection: {
        action: 'record.correct',
        refuses: ({ officer }) => refusesConfirmingFollowUpCorrection(state, officer),
      },
      declineCorrection: { action: 'record.correct', refuses: () => refusesDecliningFollowUpCorrection(state) },
      complete: { action: 'followUp.work', refuses: () => refusesFollowingUp(state) },
    });
  }
}
