import {
  refusesDecidingCommendation,
  refusesDroppingCommendation,
  refusesRevokingCommendation,
  type CommendationRow,
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
import { commendationAggregate } from '../../aggregates.js';
import { mayOnCommendation } from '../../honours/honour-resources.js';
import { commendationProjection } from '../../notice-projections.js';
import {
  commendationAnswer,
  commendationAnswerOf,
  commendationHistoryAnswer,
  type CommendationAnswer,
} from './commendation.answer.js';

@ApiTags('表彰 Commendations')
@Controller('api/awards/v1/commendations')
export class CommendationController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '表彰 A commendation' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: commendationAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<CommendationAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      commendationProjection,
      { principal, id, after, asOf: asOf ?? null },
      may,
    );
    const possible = asOf === undefined ? await this.possible(principal, id, day) : null;
    return served(reply, commendationAnswerOf(row, revision, possible), { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '表彰 A commendation：历史 History' })
  @ApiOkResponse({ standardSchema: commendationHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(commendationProjection, principal, id, page, mayHistory);
  }

  private async possible(principal: Principal, id: string, today: LocalDate): Promise<CommendationAnswer['may']> {
    const state = (await this.runner.load(commendationAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const { resource } = mayOnCommendation('honour.decide')(state);
    return this.acts.of(principal, resource, today, {
      decide: { action: 'honour.decide', refuses: ({ officer }) => refusesDecidingCommendation(state, officer) },
      drop: { action: 'honour.propose', refuses: () => refusesDroppingCommendation(state) },
      revoke: { action: 'honour.decide', refuses: () => refusesRevokingCommendation(state) },
    });
  }
}

function may(row: CommendationRow): May {
  return { action: 'honour.read', resource: { divisionId: row.proposed.division?.id } };
}

function mayHistory(row: CommendationRow): May {
  return { action: 'history.read', resource: { divisionId: row.proposed.division?.id } };
}
