import { refusesFiling, refusesFilingReview, refusesReopeningFiling } from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayReviewAt } from '../../acting/review-levels.js';
import { filingAggregate } from '../../aggregates.js';
import { filingResource, filingRowResource } from '../../filings/may-on-filing.js';
import { filingProjection } from '../../projections.js';
import { filingAnswer, filingHistoryAnswer, type FilingAnswer } from './filing.answer.js';

@ApiTags('佐证申报 Filings')
@Controller('api/plans/v1/filings')
export class FilingController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '佐证申报 A filing' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: filingAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<FilingAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      filingProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'filing.read', resource: filingRowResource(found) }),
    );
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '佐证申报的历史 History of it' })
  @ApiOkResponse({ standardSchema: filingHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(filingProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: filingRowResource(row),
    }));
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<FilingAnswer['may']> {
    const state = (await this.runner.load(filingAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const resource = filingResource(state);
    const review = mayReviewAt(state, state.level ?? 1, resource) ?? { action: 'filing.manage', resource };
    return {
      ...this.acts.of(principal, resource, today, {
        submit: {
          action: 'filing.submit',
          refuses: () => refusesFiling(state),
          late: { until: null, recordedBy: 'filing.manage', refuses: () => refusesFiling(state) },
        },
        reopen: { action: 'filing.manage', refuses: () => refusesReopeningFiling(state) },
      }),
      ...this.acts.of(principal, review.resource, today, {
        review: { action: review.action, refuses: (acting) => refusesFilingReview(state, acting) },
      }),
    };
  }
}
