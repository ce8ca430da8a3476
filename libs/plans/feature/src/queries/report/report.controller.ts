import { refusesFilingReport, refusesPassingOn } from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { reportAggregate } from '../../aggregates.js';
import { reportProjection } from '../../projections.js';
import { passingOf, reportResource, reportRowResource } from '../../reports/may-on-report.js';
import { reportAnswer, reportHistoryAnswer, type ReportAnswer } from './report.answer.js';

@ApiTags('进展报告 Progress reports')
@Controller('api/plans/v1/reports')
export class ReportController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '进展报告 A progress report' })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: reportAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ReportAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      reportProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => ({ action: 'report.read', resource: reportRowResource(found) }),
    );
    const may = asOf === undefined ? await this.may(principal, id, day) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '进展报告的历史 History of it' })
  @ApiOkResponse({ standardSchema: reportHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(reportProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: reportRowResource(row),
    }));
  }

  private async may(principal: Principal, id: string, today: LocalDate): Promise<ReportAnswer['may']> {
    const state = (await this.runner.load(reportAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    return this.acts.of(principal, reportResource(state), today, {
      file: {
        action: 'report.file',
        refuses: () => refusesFilingReport(state),
        late: { until: null, recordedBy: 'report.manage', refuses: () => refusesFilingReport(state) },
      },
      passOn: { action: passingOf(state), refuses: () => refusesPassingOn(state) },
    });
  }
}
