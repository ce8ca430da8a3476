import { REVIEW_ROLES, type FilingListItem, type ListAnswer } from '@gongjian/plans-contracts';
import type { FilingRow } from '@gongjian/plans-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, text, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { flag, oneOrMore, page } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FILING_STATUSES } from '../../filings/filing-statuses.js';
import { filingProjection } from '../../projections.js';
import { filingListAnswer } from './filing-list.answer.js';

const filingListQuery = z.strictObject({
  status: oneOrMore(FILING_STATUSES).optional(),
  waitsFor: z.enum(REVIEW_ROLES).optional().meta({ description: '待谁审核。Whom it waits for.' }),
  subjectId: uuid().optional(),
  programmeId: uuid().optional(),
  indicator: text(60).optional(),
  periodKey: text(12).optional(),
  unitId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  overdue: flag().optional(),
  ...page,
});
type FilingListQuery = z.output<typeof filingListQuery>;

@ApiTags('佐证申报 Filings')
@Controller('api/plans/v1/filings')
export class FilingListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '佐证申报列表 List filings' })
  @ApiOkResponse({ standardSchema: filingListAnswer })
  async list(
    @Query({ schema: filingListQuery }) query: FilingListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<FilingListItem>> {
    const scope = await this.reader.scope(principal, 'filing.read');
    await this.models.waitFor(filingProjection, after);
    const { status, waitsFor, subjectId, programmeId, indicator, periodKey, unitId, divisionId, overdue } = query;
    const { limit, cursor } = query;
    const found = await this.models.list(filingProjection, principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(waitsFor === undefined ? {} : { waits_for: { eq: waitsFor } }),
        ...(subjectId === undefined ? {} : { subject_id: { eq: subjectId } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(indicator === undefined ? {} : { indicator: { eq: indicator } }),
        ...(periodKey === undefined ? {} : { period_key: { eq: periodKey } }),
        ...(unitId === undefined ? {} : { unit_ids: { overlaps: [unitId] } }),
        ...(overdue === undefined ? {} : { overdue: { eq: overdue } }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: 'changed_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(item), next: found.next };
    return served(reply, answer, { position: await this.models.progress(filingProjection) });
  }
}

function item({ id, revision, row }: ProjectedRow<FilingRow>): FilingListItem {
  const { status, subject, unit, rules, indicator, periodKey, due, overdueSince, waitsFor } = row;
  return {
    id,
    revision: String(revision),
    status,
    subject: { id: subject.id, name: subject.name },
    division: subject.division,
    unit: { id: unit.id, name: unit.name },
    programmeId: rules.programme,
    indicator,
    periodKey,
    dueOn: due?.on ?? null,
    overdueSince,
    waitsFor,
    openedAt: row.openedAt,
    completedAt: row.completedAt,
    changedAt: row.changedAt,
  };
}
