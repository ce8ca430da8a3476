import { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { TaskRow } from '@gongjian/plans-domain';
import { plansProjections } from '@gongjian/plans-feature';
import { OpenTasksOfPlan } from '@gongjian/plans-feature/ports';
import type { EventStore } from '@gongjian/shared-event-sourcing';
import type { AnyProjection } from '@gongjian/shared-projections';
import type { InjectionToken } from '@nestjs/common';
import type { WorldDefinitions } from './world-definitions.js';
import type { WorldReadModels } from './world-read-models.js';

/** Stands in for a provider that reads tables. */
export interface Twin {
  readonly token: InjectionToken;
  readonly twin: unknown;
}

const ENDED: readonly string[] = ['completed', 'withdrawn'];

/** For what asks tables of read models more than which rows there are. */
export function tableTwins(models: WorldReadModels, store: EventStore, definitions: WorldDefinitions): readonly Twin[] {
  const rowsOf = async <Row extends object>(
    projections: readonly AnyProjection[],
    name: string,
    tenant: string,
  ): Promise<readonly Row[]> => {
    return (await models.all(named(projections, name), tenant)).map(({ row }) => row as Row);
  };

  class OpenTasksInMemory implements Pick<OpenTasksOfPlan, 'count'> {
    async count(tenant: string, planId: string): ReturnType<OpenTasksOfPlan['count']> {
      const tasks = await rowsOf<TaskRow>(plansProjections, 'task', tenant);
      const open = tasks.filter((task) => task.planId === planId && !ENDED.includes(task.status));
      const { last } = await store.head();
      return { count: open.length, asOf: await models.token(last?.position ?? '') };
    }
  }

  return [
    { token: ProgrammeDefinitions, twin: definitions },
    { token: OpenTasksOfPlan, twin: new OpenTasksInMemory() },
  ];
}

function named(projections: readonly AnyProjection[], name: string): AnyProjection {
  const found = projections.find((each) => each.name === name);
  if (found === undefined) throw new TypeError(`no read model is called ${name}`);
  return found;
}
