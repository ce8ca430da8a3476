import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, text, uuid } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { Conditions, DistrictSources, pageOfRows, pageSql, RecordReader } from '@gongjian/shared-records';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DISTRICT_TITLES_TABLE } from '../../districts/district-titles-table.js';
import { DISTRICT_STANDINGS, type DistrictTitle } from '../../districts/district-title.js';
import {
  districtTitlesAnswer,
  type DistrictTitleItem,
  type DistrictTitlesAnswer,
  type DistrictTitleTotal,
} from './district-titles.answer.js';

const SORTED = {
  namedOn: { column: 'named_on', type: 'date' },
  changedAt: { column: 'changed_at', type: 'timestamptz' },
} as const;

const districtTitlesQuery = z.strictObject({
  districtId: uuid().optional().meta({ description: '只看这个县区。Only of this district.' }),
  source: uuid().optional().meta({ description: '只看这个部署，按日志编号。Only of this deployment, by its log.' }),
  key: text(100).optional().meta({ description: '创建项目的代码。Of the programme.', example: 'tidy-courtyards' }),
  grade: text(100).optional(),
  standing: oneOrMore(DISTRICT_STANDINGS).optional(),
  sort: sortBy(['changedAt', 'namedOn'], '-changedAt'),
  ...page,
});
type DistrictTitlesQuery = z.output<typeof districtTitlesQuery>;

interface Row {
  readonly id: string;
  readonly source: string;
  readonly district: string;
  readonly told: string;
  readonly changed_at: Date;
  readonly sorted: string;
}

interface Count {
  readonly source: string;
  readonly district: string;
  readonly key: string;
  /** The one told last. */
  readonly told: string;
  readonly since: string;
  readonly changed_at: Date;
  readonly held: number;
  readonly suspended: number;
  readonly removed: number;
  readonly over: number;
}

@ApiTags('县区汇总 Districts')
@Controller('api/awards/v1/rollup')
export class DistrictTitlesController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly sources: DistrictSources,
  ) {}

  @Get()
  @ApiOperation({
    summary: '各县区的称号 Titles of the districts',
    description:
      '本市收到的各县区部署的称号，截至各县区所示的时间。Titles that the deployments of districts told of, as of the time said for each.',
  })
  @ApiOkResponse({ standardSchema: districtTitlesAnswer })
  async list(
    @Query({ schema: districtTitlesQuery }) query: DistrictTitlesQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DistrictTitlesAnswer> {
    this.reader.require(principal, { action: 'rollup.read', resource: {} });
    const { limit, cursor } = query;
    const { column, type } = SORTED[query.sort.column];
    const sort = { column, direction: query.sort.direction };
    const asked = { list: 'district_titles', sort, limit, cursor };
    const where = new Conditions()
      .add('district = ?', query.districtId)
      .add('source = ?', query.source)
      .add('key = ?', query.key)
      .add('grade = ?', query.grade)
      .add('standing = ANY (?)', query.standing);
    const rows = pageSql(where, asked, 'title', type);
    const [found, counted] = await this.models.read(principal.tenant, async ({ manager }) => [
      await manager.query<readonly Row[]>(
        `SELECT title AS id, source, district, told, changed_at, ${rows.sorted} FROM ${DISTRICT_TITLES_TABLE} ${rows.sql}`,
        [...rows.values],
      ),
      await manager.query<readonly Count[]>(
        `SELECT source, district, key, (array_agg(told ORDER BY changed_at DESC))[1] AS told,
                to_char(min(named_on), 'YYYY-MM-DD') AS since, max(changed_at) AS changed_at,
                (count(*) FILTER (WHERE standing IN ('named', 'conferred', 'warned')))::int AS held,
                (count(*) FILTER (WHERE standing = 'suspended'))::int AS suspended,
                (count(*) FILTER (WHERE standing = 'removed'))::int AS removed,
                (count(*) FILTER (WHERE standing IN ('expired', 'ended', 'namingAnnulled')))::int AS over
           FROM ${DISTRICT_TITLES_TABLE} WHERE ${where.sql}
          GROUP BY source, district, key ORDER BY district, key`,
        [...where.values],
      ),
    ]);
    const { rows: shown, next } = pageOfRows(found, asked);
    return {
      items: shown.map((row) => this.item(row)),
      next,
      totals: counted.map((count) => this.total(count)),
      sources: [...(await this.sources.of('awards', principal.tenant))],
    };
  }

  private item({ source, district, told, changed_at: changedAt }: Row): DistrictTitleItem {
    const title = JSON.parse(told) as DistrictTitle;
    const { titleId, standing, key, names, grade, subject, division, unit } = title;
    const { namedOn, validTo, documentNumber, plaqueNumber } = title;
    return {
      district: this.sources.named(source, district),
      ...{ source, titleId, standing, key, names, grade, subject, division, unit },
      ...{ namedOn, validTo, documentNumber, plaqueNumber, changedAt: changedAt.toISOString() },
    };
  }

  private total({ source, district, told, changed_at: changedAt, ...counts }: Count): DistrictTitleTotal {
    const { names } = JSON.parse(told) as DistrictTitle;
    return { district: this.sources.named(source, district), names, changedAt: changedAt.toISOString(), ...counts };
  }
}
