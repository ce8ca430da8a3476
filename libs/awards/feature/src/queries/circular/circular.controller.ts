import {
  refusesDecidingCircular,
  refusesStatingOn,
  refusesTellingUnit,
  refusesWhenSettled,
  refusesWithdrawingCircular,
  type CircularRow,
} from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { circularAggregate } from '../../aggregates.js';
import { circularProjection } from '../../notice-projections.js';
import { circularResource, mayForUnit, mayOnCircular } from '../../honours/honour-resources.js';
import { circularAnswer, circularAnswerOf, circularHistoryAnswer, type CircularAnswer } from './circular.answer.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class CircularController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '通报批评 A circular of criticism' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: circularAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<CircularAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      circularProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    const possible = asOf === undefined ? await this.possible(principal, id, day) : null;
    return served(reply, circularAnswerOf(row, revision, possible), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '通报批评 A circular of criticism：历史 History' })
  @ApiOkResponse({ standardSchema: circularHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(circularProjection, principal, id, page, mayHistory);
  }

  private async possible(principal: Principal, id: string, today: LocalDate): Promise<CircularAnswer['may']> {
    const state = (await this.runner.load(circularAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const { resource } = mayOnCircular('honour.propose')(state);
    const until = state.told?.until.lastDay;
    return this.acts.of(principal, resource, today, {
      tell: { action: 'honour.propose', refuses: () => refusesTellingUnit(state) },
      state: {
        ...mayForUnit('circular.state')(state),
        refuses: () => refusesStatingOn(state, today),
        ...(until === undefined ? {} : { late: { until, refuses: () => refusesStatingOn(state, until) } }),
      },
      decide: { action: 'honour.decide', refuses: ({ officer }) => refusesDecidingCircular(state, officer, today) },
      drop: { action: 'honour.propose', refuses: () => refusesWhenSettled(state) },
      withdraw: { action: 'honour.decide', refuses: () => refusesWithdrawingCircular(state) },
    });
  }
}

function may(row: CircularRow): May {
  return { action: 'circular.read', resource: circularResource(row) };
}

function mayHistory(row: CircularRow): May {
  return { action: 'history.read', resource: circularResource(row) };
}
