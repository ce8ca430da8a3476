import {
  lastDayToStateStep,
  refusesDeciding,
  refusesDrafting,
  refusesDropping,
  refusesServing,
  refusesStating,
  refusesTelling,
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
import { escalationAggregate } from '../../aggregates.js';
import { escalationResource, escalationRowResource } from '../../escalations/may-on-escalation.js';
import { escalationProjection } from '../../projections.js';
import { escalationAnswer, escalationHistoryAnswer, type EscalationAnswer } from './escalation.answer.js';

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class EscalationController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '督办 An escalation' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: escalationAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<EscalationAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      escalationProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'escalation.read', resource: escalationRowResource(found) }),
    );
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '督办的历史 History of it' })
  @ApiOkResponse({ standardSchema: escalationHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(escalationProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: escalationRowResource(row),
    }));
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<EscalationAnswer['may']> {
    const state = (await this.runner.load(escalationAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const until = lastDayToStateStep(state);
    return this.acts.of(principal, escalationResource(state), today, {
      draft: { action: 'escalation.draft', refuses: () => refusesDrafting(state) },
      tell: { action: 'escalation.draft', refuses: () => refusesTelling(state) },
      state: {
        action: 'escalation.state',
        refuses: () => refusesStating(state, today),
        late: { until, recordedBy: 'escalation.draft', refuses: () => refusesStating(state, until ?? today) },
      },
      decide: { action: 'escalation.decide', refuses: ({ officer }) => refusesDeciding(state, officer, today) },
      drop: { action: 'escalation.draft', refuses: () => refusesDropping(state) },
      serve: { action: 'escalation.draft', refuses: () => refusesServing(state) },
    });
  }
}
