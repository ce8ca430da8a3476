import { setTimeout as pause } from 'node:timers/promises';
import { CheckFailed } from '../checks.js';
import type { Scene } from '../scene.js';
import { issued, taskAsOf, tasksOf, type IssuedPlan, type TaskListed } from './issue-plan.js';

const OVERDUE_MS = 60_000;
const POLL_MS = 100;

interface HistoryRead {
  readonly entries: readonly { readonly type: string; readonly position: string }[];
}

/** One task gets more time, because its unit asked and the office granted less than that. */
export async function extendTask(scene: Scene, { taskIds: [, taskId] }: IssuedPlan): Promise<void> {
  const { run, steps, checks, as, who } = scene;
  const task = `/api/plans/v1/tasks/${taskId}`;
  const [asked, granted] = [run.inDays(75), run.inDays(60)];
  const reason = { code: 'dependsOnOthers', text: '议事会章程需先经居民代表会议表决。' };
  await steps.step({ zh: '申请延期', en: 'The liaison signs for a task and asks for more time' }, async () => {
    await as('unit-liaison').write({ key: run.key('sign for council'), path: `${task}/sign-for`, body: {} }, 200);
    const { id: requestId, position } = await as('unit-liaison').write(
      {
        key: run.key('ask extension of council'),
        path: `${task}/extension-requests`,
        body: { until: asked, reason },
      },
      201,
    );
    checks.matches('the request', await taskAsOf(scene, taskId, position), {
      due: { on: run.inDays(45) },
      extensions: [{ requestId, until: asked, reason, askedBy: { personId: who('unit-liaison').id }, decision: null }],
    });
    const decided = await as('office').write(
      {
        key: run.key('decide extension of council'),
        path: `${task}/extension-requests/${requestId}/decision`,
        body: { decision: 'grant', until: granted, reason: { code: 'shortened', text: '先给到月中，不足再报。' } },
      },
      200,
    );
    checks.matches('the decision', await taskAsOf(scene, taskId, decided.position), {
      due: { on: granted, rule: { kind: 'extended', requestId } },
      extensions: [
        { requestId, decision: 'granted', grantedUntil: granted, decidedBy: { personId: who('office').id } },
      ],
    });
    steps.note(`${run.inDays(45)} → 申请 asked ${asked} → 批准 granted ${granted}　${reason.text}`);
  });
}

/** A duty given by word of mouth is recorded after its due date: the product finds by itself that it is overdue. */
export async function recordLateTask(scene: Scene, plan: IssuedPlan): Promise<string> {
  const { run, steps, checks, as } = scene;
  const [effectiveOn, dueOn] = [run.inDays(-20), run.inDays(-3)];
  const lateEntry = { effectiveOn, reason: { code: 'oralOrder', text: '专题会上口头布置，会后补录。' } };
  return steps.step({ zh: '补录任务，自动逾期', en: 'A task recorded late becomes overdue by itself' }, async () => {
    const unitId = checks.present('the unit of the community', scene.who('community').units[0]).id;
    const { position } = await as('office').write(
      {
        key: run.key('record late item'),
        path: `/api/plans/v1/plans/${plan.id}/late-items`,
        body: {
          number: '四',
          heading: '排查柳荫老院飞线充电',
          content: '逐户排查，拆除私拉电线。',
          units: [{ role: 'lead', unitId }],
          due: { kind: 'stated', on: dueOn },
          source: { kind: 'meeting', reference: '专题会议纪要第4号' },
          lateEntry,
        },
      },
      202,
    );
    const { progress } = await issued(scene, plan.id, position);
    checks.matches('the plan with the late item', progress, { total: 4, done: 4, assigned: 4, failures: [] });
    const { id: taskId } = await overdueTask(scene, plan.id);
    const history = await as('auditor').get<HistoryRead>(`/api/plans/v1/tasks/${taskId}/history`);
    checks.matches('the history of the overdue task', history.entries, [
      { type: 'TaskAssigned', effectiveOn },
      { type: 'TaskBecameOverdue', channel: 'rule', actor: { kind: 'rule' } },
    ]);
    checks.matches('the overdue task', await taskAsOf(scene, taskId, history.entries[1]?.position ?? null), {
      heading: '排查柳荫老院飞线充电',
      status: 'assigned',
      overdueTimes: 1,
      due: { on: dueOn },
      lateEntry,
      source: { kind: 'meeting', reference: '专题会议纪要第4号' },
    });
    steps.note(`排查柳荫老院飞线充电　生效 in effect ${effectiveOn}　应于 due ${dueOn}　已逾期 overdue`);
    return taskId;
  });
}

async function overdueTask(scene: Scene, planId: string): Promise<TaskListed> {
  const until = Date.now() + OVERDUE_MS;
  for (;;) {
    const overdue = await tasksOf(scene, planId, '&overdue=true');
    const [task] = overdue;
    if (task !== undefined) {
      scene.checks.equal('overdue tasks of the plan', overdue.length, 1);
      return task;
    }
    if (Date.now() > until) throw new CheckFailed('the late task becomes overdue', 'one overdue task', overdue);
    await pause(POLL_MS);
  }
}
