import { Directory, Policy, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, localDate, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { flag, oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { factScope } from '../../facts/fact-scope.js';
import { complaintProjection } from '../../facts/projections.js';
import { between, equalTo, ScopedLists } from '../../reading/scoped-lists.js';
import { reference } from '../../requests/fact-code.js';
import { complaintListAnswer, complaintListItemOf, type ComplaintListItem } from './complaint-list.answer.js';

const COLUMNS = { received: 'received_on', due: 'due_at', changed: 'changed_at' } as const;

const complaintListQuery = z.strictObject({
  status: oneOrMore(['registered', 'verified', 'unfounded', 'rectified', 'closed', 'withdrawn']).optional(),
  subjectId: uuid().optional(),
  reporterId: uuid().optional(),
  reference: reference.optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  receivedFrom: localDate().optional(),
  receivedTo: localDate().optional(),
  overdue: flag().optional(),
  sort: sortBy(['received', 'due', 'changed']),
  ...page,
});
type ComplaintListQuery = z.output<typeof complaintListQuery>;

@ApiTags('投诉 Complaints')
@Controller('api/assessments/v1/complaints')
export class ComplaintListController {
  constructor(
    private readonly lists: ScopedLists,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
    private readonly policy: Policy,
  ) {}

  @Get()
  @ApiOperation({
    summary: '投诉列表；部门系统只见自己登记的 List complaints; a system sees what it registered itself',
  })
  @ApiOkResponse({ standardSchema: complaintListAnswer })
  async list(
    @Query({ schema: complaintListQuery }) query: ComplaintListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<ComplaintListItem>> {
    const { status, divisionId, receivedFrom, receivedTo, sort } = query;
    const scope = await factScope(this.policy, principal, 'complaint.read', this.reader.today());
    const { rows, next, position } = await this.lists.page(complaintProjection, { principal, after }, scope, {
      where: {
        ...equalTo({
          subject_id: query.subjectId,
          reporter_id: query.reporterId,
          reference: query.reference,
          overdue: query.overdue,
        }),
        ...(status === undefined ? {} : { status: { in: status } }),
        ...between('received_on', receivedFrom, receivedTo),
      },
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: COLUMNS[sort.column], direction: sort.direction },
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    return served(reply, { items: rows.map(complaintListItemOf), next }, { position });
  }
}
