import type { ListAnswer, PlanListItem } from '@gongjian/plans-contracts';
import { normaliseDocumentNumber, type PlanRow } from '@gongjian/plans-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, text, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { oneOrMore, page } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { planProjection } from '../../projections.js';
import { planListAnswer } from './plan-list.answer.js';

const planListQuery = z.strictObject({
  status: oneOrMore(['draft', 'discarded', 'issuing', 'issued', 'closed']).optional(),
  programmeId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  number: text(60).optional(),
  ...page,
});
type PlanListQuery = z.output<typeof planListQuery>;

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class PlanListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '工作方案列表 List plans' })
  @ApiOkResponse({ standardSchema: planListAnswer })
  async list(
    @Query({ schema: planListQuery }) query: PlanListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<PlanListItem>> {
    await this.reader.scope(principal, 'plan.read');
    await this.models.waitFor(planProjection, after);
    const { status, programmeId, divisionId, number, limit, cursor } = query;
    const found = await this.models.list(planProjection, principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(number === undefined ? {} : { document_number: { eq: normaliseDocumentNumber(number) } }),
      },
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: 'changed_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(item), next: found.next };
    return served(reply, answer, { position: await this.models.progress(planProjection) });
  }
}

function item({ id, revision, row }: ProjectedRow<PlanRow>): PlanListItem {
  const { title, status, programme, authority, division, period, order, items, changedAt } = row;
  return {
    id,
    revision: String(revision),
    title,
    status,
    programme: { id: programme.id, version: programme.version },
    authority: { id: authority.id, name: authority.name },
    division,
    period,
    number: order?.number ?? null,
    issuedOn: order?.issuedOn ?? null,
    itemCount: items.length,
    changedAt,
  };
}
