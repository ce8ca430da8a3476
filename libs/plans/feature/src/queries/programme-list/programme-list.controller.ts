import type { ListAnswer, ProgrammeListItem } from '@gongjian/plans-contracts';
import { PROGRAMME_KINDS } from '@gongjian/plans-contracts';
import { type ProgrammeRow } from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { flag, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { programmeProjection } from '../../projections.js';
import { programmeListAnswer } from './programme-list.answer.js';

const programmeListQuery = z.strictObject({
  kind: z.enum(PROGRAMME_KINDS).optional(),
  published: flag().optional(),
  sort: sortBy(['changed', 'name'], '-changed'),
  ...page,
});
type ProgrammeListQuery = z.output<typeof programmeListQuery>;

const COLUMNS = { changed: 'changed_at', name: 'name' } as const;

@ApiTags('创建项目 Programmes')
@Controller('api/plans/v1/programmes')
export class ProgrammeListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
  ) {}

  @Get()
  @ApiOperation({ summary: '创建项目列表 List programmes' })
  @ApiOkResponse({ standardSchema: programmeListAnswer })
  async list(
    @Query({ schema: programmeListQuery }) query: ProgrammeListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<ProgrammeListItem>> {
    await this.reader.scope(principal, 'programme.read');
    await this.models.waitFor(programmeProjection, after);
    const { kind, published, sort, limit, cursor } = query;
    const found = await this.models.list(programmeProjection, principal.tenant, {
      where: {
        ...(kind === undefined ? {} : { kind: { eq: kind } }),
        ...(published === undefined ? {} : { published: { eq: published } }),
      },
      sort: { column: COLUMNS[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(item), next: found.next };
    return served(reply, answer, { position: await this.models.progress(programmeProjection) });
  }
}

function item({ id, revision, row }: ProjectedRow<ProgrammeRow>): ProgrammeListItem {
  const { names, kind, authority, latestVersion, draftDiffers, changedAt } = row;
  return {
    id,
    revision: String(revision),
    names,
    kind,
    authority: { id: authority.id, name: authority.name },
    latestVersion,
    draftDiffers,
    changedAt,
  };
}
