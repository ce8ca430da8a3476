import type { Named, Scene } from '../scene.js';
import { changesSaid, eventName, roleName, shanghaiTime, statusName, type Change } from '../words.js';
import type { Reviewed } from './review-evidence.js';

interface Actor {
  readonly kind: string;
  readonly id: string;
  readonly role?: string;
  readonly post?: Named;
  readonly unit?: Named;
}

interface Entry {
  readonly eventId: string;
  readonly revision: string;
  readonly position: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly channel: string;
  readonly reason?: { readonly code: string; readonly text?: string | null } | null;
  readonly basis?: { readonly version: number; readonly rules: number } | null;
  readonly changes: readonly Change[];
}

interface History {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

interface TaskRead {
  readonly revision: string;
  readonly status: string;
  readonly due: { readonly on: string };
  readonly waitsFor: { readonly level: number } | null;
  readonly submissions: readonly object[];
  readonly reviews: readonly object[];
  readonly completedAt: string | null;
}

const STORY = [
  ['TaskAssigned', 'leader'],
  ['TaskDelivered', 'community'],
  ['TaskSignedFor', 'community'],
  ['TaskSignedFor', 'unit-liaison'],
  ['EvidenceSubmitted', 'handler'],
  ['EvidenceReviewed', 'unit-head'],
  ['EvidenceReviewed', 'town'],
  ['EvidenceSubmitted', 'handler'],
  ['EvidenceReviewed', 'unit-head'],
  ['EvidenceReviewed', 'town'],
  ['EvidenceReviewed', 'reviewer'],
  ['TaskCompleted', 'reviewer'],
] as const;
const RETURNED_AT = 6;

/** The auditor reads who did what, in which post, when and why, and what it changed. */
export async function readHistory(scene: Scene, { taskId, returnedAt }: Reviewed): Promise<void> {
  const { steps, checks, as, who } = scene;
  await steps.step({ zh: '查看任务的历史', en: 'The auditor reads the history of the task' }, async () => {
    const { entries, next } = await as('auditor').get<History>(`/api/plans/v1/tasks/${taskId}/history?limit=100`);
    checks.equal('the history is whole', next, null);
    checks.equal(
      'what happened, and who did it',
      entries.map(({ type, actor }) => [type, actor.id]),
      STORY.map(([type, account]) => [type, who(account).id]),
    );
    checks.equal(
      'revisions without a gap',
      entries.map(({ revision }) => revision),
      STORY.map((_, index) => String(index)),
    );
    checks.equal('events that stand twice', entries.length - new Set(entries.map(({ eventId }) => eventId)).size, 0);
    checks.equal('the return', entries[RETURNED_AT]?.position, returnedAt);
    for (const [index, [type, account]] of STORY.entries()) {
      const [post] = who(account).posts;
      checks.matches(`${type}: the post it was done in`, entries[index]?.actor, {
        post: { name: post?.title },
        unit: { id: post?.unit.id, name: post?.unit.name },
      });
    }
    for (const write of scene.deployment.writes.map(({ answer }) => answer)) {
      if (!write.path.startsWith(`/api/plans/v1/tasks/${taskId}/`)) continue;
      checks.equal(
        `the event of ${write.path}`,
        entries.find(({ revision }) => revision === write.body.revision)?.position,
        write.body.position,
      );
    }
    const reviewed = entries[RETURNED_AT];
    checks.matches('why it was returned', reviewed, {
      reason: { code: 'incomplete' },
      basis: { version: 1, rules: 2 },
    });
    for (const line of entries.flatMap((entry) => lines(entry, scene))) steps.note(line);
  });
}

/** The task as it stood in the middle, and what is different now. */
export async function readMiddle(scene: Scene, { taskId, returnedAt, newDueOn }: Reviewed): Promise<void> {
  const { steps, checks, as } = scene;
  const path = `/api/plans/v1/tasks/${taskId}`;
  await steps.step({ zh: '回看中途的状态', en: 'The task as it was in the middle' }, async () => {
    const auditor = as('auditor');
    const middle = await auditor.get<TaskRead>(`${path}?asOf=${encodeURIComponent(returnedAt)}`);
    const { entries } = await auditor.get<History>(`${path}/history?limit=100`);
    const at = checks.present('the time of the return', entries[RETURNED_AT]?.recordedAt);
    const next = entries[RETURNED_AT + 1]?.recordedAt;
    if (next !== at) {
      checks.equal('the same by time', await auditor.get<TaskRead>(`${path}?asOf=${encodeURIComponent(at)}`), middle);
    }
    const now = await auditor.get<TaskRead>(path);
    checks.matches('in the middle', facts(middle), {
      revision: String(RETURNED_AT),
      status: 'returned',
      due: newDueOn,
      submissions: 1,
      reviews: 2,
      completedAt: null,
    });
    checks.matches('now', facts(now), {
      revision: String(STORY.length - 1),
      status: 'completed',
      due: newDueOn,
      submissions: 2,
      reviews: 5,
    });
    checks.that('it was completed since', now.completedAt !== null, now);
    steps.note(`当时 then（${shanghaiTime(at)}，position ${returnedAt.split(':').at(-1)}）→ 现在 now`);
    const [before, after] = [facts(middle), facts(now)];
    for (const [name, zh] of Object.entries(FACT_NAMES) as [keyof Facts, string][]) {
      const [old, current] = [before[name], after[name]].map((value) => said(name, value));
      steps.note(
        old === current ? `  ${zh} ${name}: ${old}（未变 unchanged）` : `~ ${zh} ${name}: ${old} → ${current}`,
      );
    }
  });
}

interface Facts {
  readonly revision: string;
  readonly status: string;
  readonly due: string;
  readonly submissions: number;
  readonly reviews: number;
  readonly completedAt: string | null;
}

const FACT_NAMES: Readonly<Record<keyof Facts, string>> = {
  revision: '修订号',
  status: '状态',
  due: '期限',
  submissions: '报送次数',
  reviews: '审核次数',
  completedAt: '办结时间',
};

function facts({ revision, status, due, submissions, reviews, completedAt }: TaskRead): Facts {
  return { revision, status, due: due.on, submissions: submissions.length, reviews: reviews.length, completedAt };
}

function said(name: keyof Facts, value: Facts[keyof Facts] | undefined): string {
  if (value === null || value === undefined) return '—';
  if (name === 'status') return statusName(String(value));
  return name === 'completedAt' ? shanghaiTime(String(value)) : String(value);
}

function lines(entry: Entry, scene: Scene): readonly string[] {
  const { actor, reason, basis } = entry;
  const own = nameOf(actor.id, scene);
  const role = actor.role === undefined ? '' : `　以 as ${roleName(actor.role)}`;
  const why = [
    ...(reason === undefined || reason === null ? [] : [`理由 why: ${reason.text ?? reason.code}`]),
    ...(basis === undefined || basis === null
      ? []
      : [`依据 basis: 项目第 ${basis.version} 版 programme version ${basis.version}`]),
  ];
  return [
    `${entry.revision.padStart(2)}  ${shanghaiTime(entry.recordedAt)}  ${eventName(entry.type)}`,
    `      ${own}　${actor.unit?.name ?? ''} ${actor.post?.name ?? ''}${role}`,
    ...[...why, ...changesSaid(entry.changes)].map((text) => `      ${text}`),
  ];
}

function nameOf(personId: string, { who }: Scene): string {
  const found = (['leader', 'community', 'unit-liaison', 'handler', 'unit-head', 'town', 'reviewer'] as const).find(
    (account) => who(account).id === personId,
  );
  return found === undefined ? personId : who(found).name;
}
