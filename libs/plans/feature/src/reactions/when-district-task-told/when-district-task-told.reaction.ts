import {
  programmeVersionPublishedV1,
  taskBecameOverdueV1,
  taskOverdueEndedV1,
  type ProgrammeVersionPublishedV1,
  type TaskBecameOverdueV1,
  type TaskOverdueEndedV1,
} from '@gongjian/plans-contracts';
import { Districts, ForeignReaction, onTables, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { DISTRICT_PROGRAMMES_TABLE, DISTRICT_TASKS_TABLE } from '../../districts/district-tables.js';

const namedDefinition = z.object({ names: z.object({ zh: z.string(), en: z.string() }) });

/** Keeps what districts' deployments tell of their overdue tasks, and of the programmes these belong to. */
@Injectable()
export class WhenDistrictTaskTold extends ForeignReaction {
  readonly context = 'plans';
  readonly name = 'when_district_task_told';
  readonly source = 'plans';
  readonly when = [
    onTables(programmeVersionPublishedV1, (message, client) => this.programme(message, client)),
    onTables(taskBecameOverdueV1, (message, client) => this.overdue(message, client)),
    onTables(taskOverdueEndedV1, (message, client) => this.ended(message, client)),
  ];

  constructor(private readonly districts: Districts) {
    super();
  }

  private async programme(
    { logId, tenant, data }: Received<ProgrammeVersionPublishedV1>,
    client: PoolClient,
  ): Promise<void> {
    const { programmeId, key, definition } = data;
    const said = namedDefinition.safeParse(definition);
    const names = said.success ? said.data.names : { zh: programmeId, en: programmeId };
    await client.query(
      `INSERT INTO ${DISTRICT_PROGRAMMES_TABLE} (tenant, source, district, programme, key, name_zh, name_en)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (tenant, source, district, programme) DO UPDATE
         SET key = excluded.key, name_zh = excluded.name_zh, name_en = excluded.name_en`,
      [this.districts.tenant, logId, tenant, programmeId, key ?? null, names.zh, names.en],
    );
  }

  private async overdue({ logId, tenant, data }: Received<TaskBecameOverdueV1>, client: PoolClient): Promise<void> {
    const { taskId, planId, programmeId, heading, unit, dueOn, overdueAt } = data;
    const place = [unit.id, unit.name, unit.division.id, unit.division.name];
    await client.query(
      `INSERT INTO ${DISTRICT_TASKS_TABLE}
         (tenant, source, district, task, plan, programme, heading, unit_id, unit_name, division_id, division_name,
          due_on, overdue_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (tenant, source, district, task) DO UPDATE
         SET plan = excluded.plan, programme = excluded.programme, heading = excluded.heading,
             unit_id = excluded.unit_id, unit_name = excluded.unit_name, division_id = excluded.division_id,
             division_name = excluded.division_name, due_on = excluded.due_on, overdue_at = excluded.overdue_at`,
      [this.districts.tenant, logId, tenant, taskId, planId, programmeId, heading, ...place, dueOn, overdueAt],
    );
  }

  private async ended({ logId, tenant, data }: Received<TaskOverdueEndedV1>, client: PoolClient): Promise<void> {
    await client.query(
      `DELETE FROM ${DISTRICT_TASKS_TABLE} WHERE tenant = $1 AND source = $2 AND district = $3 AND task = $4`,
      [this.districts.tenant, logId, tenant, data.taskId],
    );
  }
}
