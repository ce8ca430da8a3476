import { REPORT_STEPS, type ListAnswer, type ReportListItem } from '@gongjian/plans-contracts';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, text, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { flag, oneOrMore, page } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { reportProjection } from '../../projections.js';
import { REPORT_STATUSES } from '../../reports/report-statuses.js';
import { reportListAnswer, reportListItemOf } from './report-list.answer.js';

const reportListQuery = z.strictObject({
  status: oneOrMore(REPORT_STATUSES).optional(),
  at: z.enum(REPORT_STEPS).optional().meta({ description: '在谁手里。Who has it.' }),
  planId: uuid().optional(),
  programmeId: uuid().optional(),
  unitId: uuid().optional(),
  periodKey: text(12).optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  overdue: flag().optional(),
  ...page,
});
type ReportListQuery = z.output<typeof reportListQuery>;

@ApiTags('进展报告 Progress reports')
@Controller('api/plans/v1/reports')
export class ReportListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '进展报告列表 List progress reports' })
  @ApiOkResponse({ standardSchema: reportListAnswer })
  async list(
    @Query({ schema: reportListQuery }) query: ReportListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<ReportListItem>> {
    const scope = await this.reader.scope(principal, 'report.read');
    await this.models.waitFor(reportProjection, after);
    const { status, at, planId, programmeId, unitId, periodKey, divisionId, overdue, limit, cursor } = query;
    const found = await this.models.list(reportProjection, principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(at === undefined ? {} : { at_step: { eq: at } }),
        ...(planId === undefined ? {} : { plan_id: { eq: planId } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(unitId === undefined ? {} : { unit_ids: { overlaps: [unitId] } }),
        ...(periodKey === undefined ? {} : { period_key: { eq: periodKey } }),
        ...(overdue === undefined ? {} : { overdue: { eq: overdue } }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: 'changed_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(reportListItemOf), next: found.next };
    return served(reply, answer, { position: await this.models.progress(reportProjection) });
  }
}
