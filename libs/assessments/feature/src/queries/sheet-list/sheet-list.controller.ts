import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type AnyProjection, type ListFilter } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { flag, oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { sheetProjection } from '../../rounds/projections.js';
import { SHEET_STATUSES, sheetListAnswer, sheetListItemOf, type SheetListItem } from './sheet-list.answer.js';

const sheetListQuery = z.strictObject({
  roundId: uuid().optional(),
  subjectId: uuid().optional(),
  status: oneOrMore(SHEET_STATUSES).optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  mine: flag().optional().meta({ description: '由我考评的。Those that I assess.' }),
  assessorId: uuid().optional().meta({ description: '指定由此人考评的。Those appointed to that person.' }),
  sort: sortBy(['changed', 'lastDay'], '-changed'),
  ...page,
});
type SheetListQuery = z.output<typeof sheetListQuery>;

const SHEETS: AnyProjection = sheetProjection;
const COLUMNS = { changed: 'changed_at', lastDay: 'last_day' } as const;

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class SheetListController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '评分表列表 List score sheets' })
  @ApiOkResponse({ standardSchema: sheetListAnswer })
  async list(
    @Query({ schema: sheetListQuery }) query: SheetListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<SheetListItem>> {
    const scope = await this.scope(principal);
    await this.models.waitFor(SHEETS, after);
    const { roundId, subjectId, status, divisionId, mine, assessorId, sort } = query;
    const { rows, next } = await this.models.list(sheetProjection, principal.tenant, {
      where: {
        ...(roundId === undefined ? {} : { round_id: { eq: roundId } }),
        ...(subjectId === undefined ? {} : { subject_id: { eq: subjectId } }),
        ...(status === undefined ? {} : { status: { in: status } }),
        ...assessedBy(mine === true ? principal.id : assessorId),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: COLUMNS[sort.column], direction: sort.direction },
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    return served(reply, { items: rows.map(sheetListItemOf), next }, { position: await this.models.progress(SHEETS) });
  }

  /** What was told of a sheet, and where they may be read before, all of them. @throws DomainError ACCESS.DENIED */
  private async scope(principal: Principal): Promise<readonly ListFilter[]> {
    const told = await this.reader.scope(principal, 'sheet.read');
    const open = await this.reader.waitsFor(principal, 'sheet.readOpen', {});
    if (open.some((filter) => Object.keys(filter).length === 0)) return told;
    const read = told.length === 0 ? [{}] : told;
    return [...read.map((filter) => ({ ...filter, told: { eq: true } })), ...open];
  }
}

function assessedBy(personId: string | undefined): ListFilter {
  return personId === undefined ? {} : { assessor_ids: { overlaps: [personId] } };
}
