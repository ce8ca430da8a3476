import { setTimeout as pause } from 'node:timers/promises';
import { CheckFailed } from '../checks.js';
import type { Page, Scene } from '../scene.js';
import type { ImportedPlan } from './import-document.js';
import { STAGE_CODES, type Programme } from './publish-programme.js';

interface PlanRead {
  readonly status: string;
  readonly items: readonly { readonly itemId: string; readonly heading: string }[];
  readonly progress: {
    readonly total: number;
    readonly done: number;
    readonly assigned: number;
    readonly failures: readonly object[];
  } | null;
}

export interface TaskListed {
  readonly id: string;
  readonly itemId: string | null;
  readonly heading: string;
  readonly status: string;
  readonly revision: string;
}

export interface IssuedPlan {
  readonly id: string;
  readonly number: string;
  readonly header: object;
  /** In the order of the document. */
  readonly taskIds: readonly [cleaning: string, council: string, market: string];
}

const ISSUING_MS = 90_000;
const POLL_MS = 100;
const NUMERALS = ['一', '二', '三'];

export async function issuePlan(scene: Scene, imported: ImportedPlan, programme: Programme): Promise<IssuedPlan> {
  const { run, steps, checks, as, who } = scene;
  const { draft, document, fileName, unitIds, personIds, sources } = imported;
  const office = as('office');
  const unitId = (name: string): string => checks.present(`the unit ${name}`, unitIds.get(name));
  const person = (name: string) => ({ personId: checks.present(`the person ${name}`, personIds.get(name)) });
  const header = {
    title: draft.title,
    authorityUnitId: unitId(draft.issuer),
    divisionId: who('office').rootDivision.id,
    period: { from: draft.stages[0]?.from, to: draft.stages.at(-1)?.to },
  };

  const drafted = await steps.step({ zh: '起草方案', en: 'A plan is drafted from the document' }, async () => {
    const items = draft.tasks.map(({ heading, leadUnits, responsibleUnits, dueOn }, index) => {
      const place = sources.find(({ path }) => path === `/tasks/${index}/heading`)?.places[0];
      return {
        number: NUMERALS[index],
        heading,
        units: [
          ...leadUnits.map((name) => ({ role: 'lead', unitId: unitId(name), text: name })),
          ...responsibleUnits.map((name) => ({ role: 'responsible', unitId: unitId(name), text: name })),
        ],
        ...(responsibleUnits.includes(who('handler').units[0]?.name ?? '')
          ? {
              persons: [
                { role: 'direct', personId: who('unit-head').id },
                { role: 'handler', personId: who('handler').id },
              ],
            }
          : {}),
        due: { kind: 'stated', on: dueOn },
        source: {
          kind: 'planItem',
          reference: NUMERALS[index],
          ...(place === undefined ? {} : { place: { from: place.start, to: place.end } }),
        },
      };
    });
    const answer = await office.write(
      {
        key: run.key('draft plan'),
        path: '/api/plans/v1/plans',
        body: {
          programmeId: programme.id,
          programmeVersion: programme.version,
          header,
          stages: draft.stages.map((stage, index) => ({ code: STAGE_CODES[index], ...stage })),
          groups: draft.groups.map(({ name, heads, deputies, members, office: home }) => ({
            kind: 'leading',
            name,
            heads: heads.map(person),
            deputies: deputies.map(person),
            members: members.map(person),
            office: { unitIds: [unitId(home)] },
          })),
          items,
          importedFrom: { ...document, mediaType: 'text/plain', fileName },
        },
      },
      201,
    );
    const plan = await planAsOf(scene, answer.id, answer.position);
    checks.matches('the draft of the plan', plan, {
      status: 'draft',
      title: draft.title,
      importedFrom: { ...document, fileName },
      stages: draft.stages.map((stage, index) => ({ code: STAGE_CODES[index], ...stage })),
      items: draft.tasks.map(({ heading, dueOn }, index) => ({
        number: NUMERALS[index],
        heading,
        due: { kind: 'stated', on: dueOn },
        progress: null,
      })),
      order: null,
      progress: null,
    });
    steps.note(
      `${plan.items.length} 项任务 items，${draft.stages.length} 个阶段 stages，${draft.groups.length} 个小组 group`,
    );
    return { id: answer.id, items: plan.items };
  });

  await steps.step({ zh: '签发印发', en: 'The leader issues it: the tasks are assigned' }, async () => {
    const { position } = await as('leader').write(
      {
        key: run.key('issue plan'),
        path: `/api/plans/v1/plans/${drafted.id}/issue`,
        body: { number: draft.documentNumber, issuedOn: draft.issuedOn },
      },
      202,
    );
    const issuing = await planAsOf(scene, drafted.id, position);
    checks.matches('the plan right after it was issued', issuing, {
      status: 'issuing',
      order: { number: draft.documentNumber, issuedOn: draft.issuedOn, signer: { personId: who('leader').id } },
      progress: { total: 3, done: 0 },
    });
    const seen = [`0/${drafted.items.length}`];
    const plan = await issued(scene, drafted.id, position, (progress) => {
      if (seen.at(-1) !== progress) seen.push(progress);
    });
    checks.matches('what became of the items', plan.progress, { total: plan.items.length, failures: [] });
    checks.equal('items that are done', plan.progress?.done, plan.progress?.total);
    steps.note(`${draft.documentNumber}　签发 signed by ${who('leader').name}　已分派 done ${seen.join(' → ')}`);
  });

  return steps.step({ zh: '核对任务', en: 'Each task says what the document says' }, async () => {
    const listed = await tasksOf(scene, drafted.id);
    const taskIds = drafted.items.map(
      ({ itemId, heading }) =>
        checks.present(
          `the task of ${heading}`,
          listed.find((task) => task.itemId === itemId),
        ).id,
    );
    for (const [index, task] of draft.tasks.entries()) {
      const first = await office.get<{ readonly entries: readonly { readonly position: string }[] }>(
        `/api/plans/v1/tasks/${taskIds[index]}/history?limit=1`,
      );
      const assigned = await taskAsOf(scene, taskIds[index] ?? '', first.entries[0]?.position ?? null);
      checks.matches(task.heading, assigned, {
        status: 'assigned',
        revision: '0',
        planId: drafted.id,
        heading: task.heading,
        units: [
          ...task.leadUnits.map((name) => ({ role: 'lead', unit: { id: unitId(name), name } })),
          ...task.responsibleUnits.map((name) => ({ role: 'responsible', unit: { id: unitId(name), name } })),
        ],
        due: { on: task.dueOn, rule: { kind: 'stated' } },
        order: { documentNumber: draft.documentNumber, signer: { personId: who('leader').id } },
        source: { kind: 'planItem', reference: NUMERALS[index] },
        rules: { programme: programme.id, version: programme.version },
        overdueSince: null,
      });
      steps.note(`· ${task.heading}　${task.leadUnits.join('、')}　${task.dueOn}`);
    }
    const [cleaning = '', council = '', market = ''] = taskIds;
    return { id: drafted.id, number: draft.documentNumber, header, taskIds: [cleaning, council, market] as const };
  });
}

/** The plan with everything that was recorded of it by then. */
export async function planAsOf({ as }: Scene, planId: string, position: string | null): Promise<PlanRead> {
  return as('office').get<PlanRead>(`/api/plans/v1/plans/${planId}?asOf=${encodeURIComponent(position ?? '')}`);
}

/** The task with everything that was recorded of it by then, as the office sees it. */
export async function taskAsOf<Task = object>({ as }: Scene, taskId: string, position: string | null): Promise<Task> {
  return as('office').get<Task>(`/api/plans/v1/tasks/${taskId}?asOf=${encodeURIComponent(position ?? '')}`);
}

export async function tasksOf({ as }: Scene, planId: string, query = ''): Promise<readonly TaskListed[]> {
  const { items } = await as('office').get<Page<TaskListed>>(`/api/plans/v1/tasks?planId=${planId}&limit=100${query}`);
  return items;
}

/** Waits until every item is assigned, failed or dropped, and its task is listed. */
export async function issued(
  scene: Scene,
  planId: string,
  position: string | null,
  report: (progress: string) => void = () => undefined,
): Promise<PlanRead> {
  const until = Date.now() + ISSUING_MS;
  for (;;) {
    const plan = await scene.as('office').get<PlanRead>(`/api/plans/v1/plans/${planId}`, position);
    const { progress } = plan;
    report(`${progress?.done}/${progress?.total}`);
    if (plan.status === 'issued' && progress?.done === progress?.total) {
      if ((await tasksOf(scene, planId)).length >= (progress?.assigned ?? 0)) return plan;
    }
    if (Date.now() > until) throw new CheckFailed('the plan is issued in time', 'issued', plan);
    await pause(POLL_MS);
  }
}
