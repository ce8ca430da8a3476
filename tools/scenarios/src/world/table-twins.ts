import type { ResultRow, SheetResultRow, SheetRow } from '@gongjian/assessments-domain';
import { assessmentsProjections } from '@gongjian/assessments-feature';
import { RoundScores, type PreviousStanding } from '@gongjian/assessments-feature/ports';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { TaskRow } from '@gongjian/plans-domain';
import { plansProjections } from '@gongjian/plans-feature';
import { OpenTasksOfPlan, PublishedProgrammes } from '@gongjian/plans-feature/ports';
import type { EventStore, Position } from '@gongjian/shared-event-sourcing';
import type { AnyProjection, ProjectedRow } from '@gongjian/shared-projections';
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

  class RoundScoresInMemory extends RoundScores {
    override async count(tenant: string, roundId: string): ReturnType<RoundScores['count']> {
      const rows = await this.rows<SheetResultRow>('sheet_result', tenant, roundId);
      return { sheets: rows.length, unfinished: rows.filter(({ row }) => row.score === null).length };
    }

    override async *pages(tenant: string, roundId: string, at: Position | null): ReturnType<RoundScores['pages']> {
      yield await this.asOf<SheetResultRow>('sheet_result', tenant, roundId, at);
    }

    override async *sheets(tenant: string, roundId: string, at: Position): ReturnType<RoundScores['sheets']> {
      yield await this.asOf<SheetRow>('sheet', tenant, roundId, at);
    }

    override async touchedSince(tenant: string, roundId: string, at: Position): Promise<readonly string[]> {
      const rows = await this.rows<SheetResultRow>('sheet_result', tenant, roundId);
      return rows.filter(({ position }) => position > at).map(({ id }) => id);
    }

    override async standings(tenant: string, roundId: string): ReturnType<RoundScores['standings']> {
      const rows = await this.rows<ResultRow>('result', tenant, roundId);
      return new Map(rows.map(({ row }) => [row.subject.id, standing(row)]));
    }

    override async concluded(tenant: string, roundId: string): ReturnType<RoundScores['concluded']> {
      const rows = await this.rows<ResultRow>('result', tenant, roundId);
      return new Map(
        rows.map(({ row }) => [
          row.subject.id,
          standing(row.reexaminations.find(({ from }) => from !== null)?.from ?? row),
        ]),
      );
    }

    private async asOf<Row extends OfRound>(
      name: string,
      tenant: string,
      roundId: string,
      at: Position | null,
    ): Promise<readonly Row[]> {
      const rows = await this.rows<Row>(name, tenant, roundId);
      if (at === null) return rows.map(({ row }) => row);
      const position = await models.token(at);
      const definition = named(assessmentsProjections, name);
      const then = await Promise.all(rows.map(({ id }) => models.asOf(definition, tenant, id, { position })));
      return then.flatMap((found) => (found === null ? [] : [found.row as Row]));
    }

    private async rows<Row extends OfRound>(
      name: string,
      tenant: string,
      roundId: string,
    ): Promise<readonly ProjectedRow<Row>[]> {
      const definition = named(assessmentsProjections, name);
      const rows = (await models.all(definition, tenant)) as readonly ProjectedRow<Row>[];
      return rows.filter(({ row }) => row.roundId === roundId).sort((a, b) => (a.id < b.id ? -1 : 1));
    }
  }

  return [
    { token: ProgrammeDefinitions, twin: definitions },
    { token: OpenTasksOfPlan, twin: new OpenTasksInMemory() },
    { token: RoundScores, twin: new RoundScoresInMemory() },
    { token: PublishedProgrammes, twin: definitions.asPlansKnows },
  ];
}

interface OfRound {
  readonly roundId: string;
}

function standing({ grade, total, rank }: PreviousStanding): PreviousStanding {
  return { grade, total, rank };
}

function named(projections: readonly AnyProjection[], name: string): AnyProjection {
  const found = projections.find((each) => each.name === name);
  if (found === undefined) throw new TypeError(`no read model is called ${name}`);
  return found;
}
