import { Directory, Policy, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, instant, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { factScope } from '../../facts/fact-scope.js';
import { incidentProjection } from '../../facts/projections.js';
import { between, equalTo, ScopedLists } from '../../reading/scoped-lists.js';
import { factCode, reference } from '../../requests/fact-code.js';
import { incidentListAnswer, incidentListItemOf, type IncidentListItem } from './incident-list.answer.js';

const incidentListQuery = z.strictObject({
  status: oneOrMore(['reported', 'verified', 'unfounded', 'withdrawn']).optional(),
  kind: factCode().optional(),
  subjectId: uuid().optional(),
  reporterId: uuid().optional(),
  reference: reference.optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  occurredFrom: instant().optional(),
  occurredTo: instant().optional(),
  sort: sortBy(['occurred', 'changed']),
  ...page,
});
type IncidentListQuery = z.output<typeof incidentListQuery>;

@ApiTags('事件 Incidents')
@Controller('api/assessments/v1/incidents')
export class IncidentListController {
  constructor(
    private readonly lists: ScopedLists,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
    private readonly policy: Policy,
  ) {}

  @Get()
  @ApiOperation({ summary: '事件列表；部门系统只见自己报送的 List incidents; a system sees what it reported itself' })
  @ApiOkResponse({ standardSchema: incidentListAnswer })
  async list(
    @Query({ schema: incidentListQuery }) query: IncidentListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<IncidentListItem>> {
    const { status, divisionId, occurredFrom, occurredTo, sort } = query;
    const scope = await factScope(this.policy, principal, 'incident.read', this.reader.today());
    const { rows, next, position } = await this.lists.page(incidentProjection, { principal, after }, scope, {
      where: {
        ...equalTo({
          kind: query.kind,
          subject_id: query.subjectId,
          reporter_id: query.reporterId,
          reference: query.reference,
        }),
        ...(status === undefined ? {} : { status: { in: status } }),
        ...between('occurred_at', occurredFrom, occurredTo),
      },
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: sort.column === 'occurred' ? 'occurred_at' : 'changed_at', direction: sort.direction },
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    return served(reply, { items: rows.map(incidentListItemOf), next }, { position });
  }
}
