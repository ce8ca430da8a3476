import { refusesCancelling, refusesClosing, refusesTieDecision, type RoundRow } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type OpenedRow } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { roundAggregate } from '../../rounds/aggregates.js';
import { mayOnRound, mayReadRound } from '../../rounds/may-on-round.js';
import { roundProjection, sheetProjection } from '../../rounds/projections.js';
import { roundAnswer, roundHistoryAnswer, type RoundAnswer } from './round.answer.js';

const MOST_OWN = 50;

@ApiTags('考评轮次 Rounds')
@Controller('api/assessments/v1/rounds')
export class RoundController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '一轮考评 A round' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: roundAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<RoundAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      roundProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayReadRound('round.read'),
    );
    const may = asOf === undefined ? await this.possible(principal, id, day) : null;
    const untold = asOf === undefined ? await this.untold(principal, row) : null;
    return served(reply, { ...row, revision: String(revision), untold, may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '一轮考评的历史 History of a round' })
  @ApiOkResponse({ standardSchema: roundHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(roundProjection, principal, id, page, mayReadRound('history.read'));
  }

  private async untold(principal: Principal, { id, status }: OpenedRow<RoundRow>): Promise<RoundAnswer['untold']> {
    if ((await this.reader.waitsFor(principal, 'sheet.readOpen', {})).length > 0) return null;
    if (status === 'concluded' || status === 'cancelled') return { subjects: [], more: false };
    const own = await this.reader.waitsFor(principal, 'sheet.read', { round_id: { eq: id }, told: { eq: false } });
    const { rows, next } = await this.reader.waiting(sheetProjection, { principal, after: undefined }, own, {
      where: {},
      limit: MOST_OWN,
    });
    return {
      subjects: rows.map(({ row: { subject } }) => ({ id: subject.id, name: subject.name })),
      more: next !== null,
    };
  }

  private async possible(principal: Principal, id: string, today: LocalDate): Promise<RoundAnswer['may']> {
    const state = (await this.runner.load(roundAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const { resource } = mayOnRound('round.manage')(state);
    return this.acts.of(principal, resource, today, {
      close: { action: 'round.manage', refuses: () => refusesClosing(state, today) },
      decideTie: { action: 'round.decideTie', refuses: () => refusesTieDecision(state) },
      cancel: { action: 'round.manage', refuses: () => refusesCancelling(state) },
    });
  }
}
