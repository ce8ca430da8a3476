import { CHAIN_ROLES } from '@gongjian/plans-contracts';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, localDate, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { flag, oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { applicationScope } from '../../applications/application-scope.js';
import { applicationProjection } from '../../facts/projections.js';
import { between, equalTo, ScopedLists } from '../../reading/scoped-lists.js';
import { APPLICATION_STATUSES } from '../application/application.answer.js';
import { applicationListAnswer, applicationListItemOf, type ApplicationListItem } from './application-list.answer.js';

const COLUMNS = { filed: 'filed_on', due: 'due_at', changed: 'changed_at' } as const;

const applicationListQuery = z.strictObject({
  status: oneOrMore(APPLICATION_STATUSES).optional(),
  programmeId: uuid().optional(),
  subjectId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  filedBy: z.enum(['self', 'organisation', 'public']).optional(),
  filedFrom: localDate().optional(),
  filedTo: localDate().optional(),
  waitsFor: z.enum(CHAIN_ROLES).optional(),
  overdue: flag().optional(),
  sort: sortBy(['filed', 'due', 'changed']),
  ...page,
});
type ApplicationListQuery = z.output<typeof applicationListQuery>;

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class ApplicationListController {
  constructor(
    private readonly lists: ScopedLists,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '申报列表 List applications' })
  @ApiOkResponse({ standardSchema: applicationListAnswer })
  async list(
    @Query({ schema: applicationListQuery }) query: ApplicationListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<ApplicationListItem>> {
    const { status, divisionId, filedFrom, filedTo, sort } = query;
    const scope = await applicationScope(this.reader, principal);
    const { rows, next, position } = await this.lists.page(applicationProjection, { principal, after }, scope, {
      where: {
        ...equalTo({
          programme_id: query.programmeId,
          subject_id: query.subjectId,
          filed_by: query.filedBy,
          waits_for: query.waitsFor,
          overdue: query.overdue,
        }),
        ...(status === undefined ? {} : { status: { in: status } }),
        ...between('filed_on', filedFrom, filedTo),
      },
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: COLUMNS[sort.column], direction: sort.direction },
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    return served(reply, { items: rows.map(applicationListItemOf), next }, { position });
  }
}
