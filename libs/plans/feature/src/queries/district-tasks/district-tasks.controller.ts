import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, localDate, text, uuid } from '@gongjian/shared-http';
import { endOfLocalDate } from '@gongjian/shared-kernel';
import { ReadModels } from '@gongjian/shared-projections';
import { Conditions, DistrictSources, pageOfRows, pageSql, RecordReader } from '@gongjian/shared-records';
import { page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DISTRICT_PROGRAMMES_TABLE, DISTRICT_TASKS_TABLE } from '../../districts/district-tables.js';
import {
  districtTasksAnswer,
  type DistrictTaskItem,
  type DistrictTasksAnswer,
  type DistrictTaskTotal,
} from './district-tasks.answer.js';

const districtTasksQuery = z.strictObject({
  districtId: uuid().optional().meta({ description: '只看这个县区。Only of this district.' }),
  source: uuid().optional().meta({ description: '只看这个部署，按日志编号。Only of this deployment, by its log.' }),
  key: text(100).optional().meta({ description: '创建项目的代码。Of the programme.', example: 'tidy-courtyards' }),
  overdueSince: localDate().optional().meta({ description: '这一天或之前已逾期的。Overdue since that day or longer.' }),
  sort: sortBy(['overdueSince']),
  ...page,
});
type DistrictTasksQuery = z.output<typeof districtTasksQuery>;

interface Told {
  readonly source: string;
  readonly district: string;
  readonly programme: string;
  readonly key: string | null;
  readonly name_zh: string | null;
  readonly name_en: string | null;
}

interface Row extends Told {
  readonly id: string;
  readonly plan: string;
  readonly heading: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly division_id: string;
  readonly division_name: string;
  readonly due_on: string;
  readonly sorted: string;
}

interface Count extends Told {
  readonly overdue: number;
  readonly oldest: Date;
}

const FROM = `${DISTRICT_TASKS_TABLE} t
  LEFT JOIN ${DISTRICT_PROGRAMMES_TABLE} p USING (tenant, source, district, programme)`;
const TOLD = 't.source, t.district, programme, p.key, p.name_zh, p.name_en';

@ApiTags('县区汇总 Districts')
@Controller('api/plans/v1/rollup')
export class DistrictTasksController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly sources: DistrictSources,
  ) {}

  @Get()
  @ApiOperation({
    summary: '各县区的逾期任务 Overdue tasks of the districts',
    description:
      '本市收到的各县区部署的逾期任务，截至各县区所示的时间。Overdue tasks that the deployments of districts told of, as of the time said for each.',
  })
  @ApiOkResponse({ standardSchema: districtTasksAnswer })
  async list(
    @Query({ schema: districtTasksQuery }) query: DistrictTasksQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DistrictTasksAnswer> {
    this.reader.require(principal, { action: 'rollup.read', resource: {} });
    const { districtId, source, key, overdueSince, limit, cursor } = query;
    const sort = { column: 'overdue_at', direction: query.sort.direction };
    const asked = { list: 'district_tasks', sort, limit, cursor };
    const where = new Conditions()
      .add('t.district = ?', districtId)
      .add('t.source = ?', source)
      .add('p.key = ?', key)
      .add('t.overdue_at < ?', overdueSince === undefined ? undefined : endOfLocalDate(overdueSince));
    const rows = pageSql(where, asked, 'task', 'timestamptz');
    const [found, counted] = await this.models.read(principal.tenant, async ({ manager }) => [
      await manager.query<readonly Row[]>(
        `SELECT task AS id, plan, heading, unit_id, unit_name, division_id, division_name, due_on::text, ${TOLD},
                ${rows.sorted} FROM ${FROM} ${rows.sql}`,
        [...rows.values],
      ),
      await manager.query<readonly Count[]>(
        `SELECT ${TOLD}, count(*)::int AS overdue, min(overdue_at) AS oldest FROM ${FROM} WHERE ${where.sql}
          GROUP BY ${TOLD} ORDER BY t.district, p.key, programme`,
        [...where.values],
      ),
    ]);
    const { rows: shown, next } = pageOfRows(found, asked);
    return {
      items: shown.map((row) => this.item(row)),
      next,
      totals: counted.map((count) => this.total(count)),
      sources: [...(await this.sources.of('plans', principal.tenant))],
    };
  }

  private item(row: Row): DistrictTaskItem {
    return {
      district: this.sources.named(row.source, row.district),
      source: row.source,
      taskId: row.id,
      planId: row.plan,
      programme: programmeOf(row),
      heading: row.heading,
      unit: { id: row.unit_id, name: row.unit_name },
      division: { id: row.division_id, name: row.division_name },
      dueOn: row.due_on,
      overdueSince: row.sorted,
    };
  }

  private total(count: Count): DistrictTaskTotal {
    return {
      district: this.sources.named(count.source, count.district),
      programme: programmeOf(count),
      overdue: count.overdue,
      oldest: count.oldest.toISOString(),
    };
  }
}

function programmeOf({ programme: id, key, name_zh: zh, name_en: en }: Told): DistrictTaskItem['programme'] {
  return { id, key, names: zh === null || en === null ? null : { zh, en } };
}
