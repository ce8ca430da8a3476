import type { TaskRow } from '@gongjian/plans-domain';
import { OpenTasksOfPlan } from '@gongjian/plans-feature/ports';
import { plansProjections } from '@gongjian/plans-feature';
import type { EventStore } from '@gongjian/shared-event-sourcing';
import type { AnyProjection } from '@gongjian/shared-projections';
import type { InjectionToken } from '@nestjs/common';
import type { WorldReadModels } from './world-read-models.js';

export interface Twin {
  readonly token: InjectionToken;
  readonly twin: unknown;
}

/** What stands in for providers that read tables. */
export function tableTwins(models: WorldReadModels, store: EventStore): readonly Twin[] {
  const openTasks: Pick<OpenTasksOfPlan, 'count'> = {
    async count(tenant, planId) {
      const tasks = await rowsOf<TaskRow>(models, plansProjections, 'task', tenant);
      const open = tasks.filter((task) => task.planId === planId && !ENDED.includes(task.status));
      const { last } = await store.head();
      return { count: open.length, asOf: await models.token(last?.position ?? '') };
    },
  };
  return [{ token: OpenTasksOfPlan, twin: openTasks }];
}

const ENDED: readonly string[] = ['completed', 'withdrawn'];

async function rowsOf<Row extends object>(
  models: WorldReadModels,
  projections: readonly AnyProjection[],
  name: string,
  tenant: string,
): Promise<readonly Row[]> {
  const projection = projections.find((each) => each.name === name);
  if (projection === undefined) throw new TypeError(`no read model is called ${name}`);
  return (await models.all(projection, tenant)).map(({ row }) => row as Row);
}
