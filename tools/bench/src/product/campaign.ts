import { addDays, localDateAt } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import { Account, type Json } from './account.js';

const TASKS = 6;

const DEFINITION = {
  definitionFormat: 2,
  rules: 2,
  names: { zh: '整洁街巷创建', en: 'Tidy lanes' },
  kind: 'creation',
  founding: {
    authority: { zh: '云溪市委、市政府', en: 'City committee and government' },
    level: 'city',
    organ: 'committeeOrGovernment',
    approval: {
      number: '省创〔2026〕3号',
      by: { zh: '省创建办', en: 'Provincial office' },
      level: 'province',
      on: '2026-01-05',
    },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [{ code: 'carryOut', names: { zh: '组织实施', en: 'Carrying out' } }],
  tasks: {
    review: [
      { level: 1, names: { zh: '单位审签', en: 'Unit signs' }, actedBy: 'unitHead' },
      { level: 2, names: { zh: '创建办审核', en: 'Office reviews' }, actedBy: 'office' },
    ],
    extension: { mayBeAskedUntil: 1, maxTimes: 1, decidedBy: 'office' },
    overdue: { reminderDaysBefore: 2, graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'division', level: 'community' }] },
};

const DOCUMENT = '街巷整治台账\n一号巷：已清理。\n二号巷：已清理。\n';
const WHY = { code: 'other', text: '因材料需补充' };

/** A plan in force, and what a further task under it is assigned with. */
export interface IssuedPlan {
  readonly assignment: Json;
}

interface People {
  readonly office: Account;
  readonly liaison: Account;
  readonly head: Account;
}

/**
 * The demo's campaign in small: a plan is issued, its tasks are signed for, reported on, returned, reported on again and
 * approved; one is extended, one is late from the start.
 */
export async function runCampaign(url: string): Promise<IssuedPlan> {
  const [office, liaison, head] = await Promise.all([
    Account.signIn(url, 'office'),
    Account.signIn(url, 'unit-liaison'),
    Account.signIn(url, 'unit-head'),
  ]);
  const people = { office, liaison, head };
  const today = localDateAt(new Date().toISOString());
  const [me, unit] = await Promise.all([office.get('/api/directory/v1/me'), liaison.get('/api/directory/v1/me')]);
  const authorityUnitId = firstId(me['units']);
  const unitId = firstId(unit['units']);
  const { id: programmeId } = await office.post('/api/plans/v1/programmes', {
    authorityUnitId,
    definition: { ...DEFINITION, key: `tidy-lanes-${randomUUID().slice(0, 8)}` },
  });
  await office.post(`/api/plans/v1/programmes/${String(programmeId)}/versions`);
  const item = (number: number): Json => ({
    number: String(number + 1),
    heading: `整治第 ${number + 1} 片区街巷，落实门前三包`,
    content: '按照职责分工组织排查，建立台账，每月报送进展，年底前完成验收。',
    deliverables: ['整治台账', '前后对比照片'],
    units: [{ role: 'lead', unitId }],
    due: { kind: 'stated', on: addDays(today, 60 + number) },
  });
  const { id: planId } = await office.post('/api/plans/v1/plans', {
    programmeId,
    header: {
      title: '整洁街巷创建工作方案',
      authorityUnitId,
      divisionId: (me['rootDivision'] as { readonly id: string }).id,
      period: { from: addDays(today, -90), to: addDays(today, 270) },
    },
    items: Array.from({ length: TASKS }, (_, number) => item(number)),
  });
  const plan = `/api/plans/v1/plans/${String(planId)}`;
  await office.post(`${plan}/issue`, { number: `云创〔2026〕${randomUUID().slice(0, 8)}号`, issuedOn: today });
  await office.eventually(plan, ({ status }) => status === 'issued');
  const tasks = await office.eventually(
    `/api/plans/v1/tasks?planId=${String(planId)}`,
    ({ items }) => (items as readonly unknown[]).length === TASKS,
  );
  for (const [index, { id }] of (tasks['items'] as readonly { readonly id: string }[]).entries()) {
    await carryOut(people, `/api/plans/v1/tasks/${id}`, index, addDays(today, 90));
  }
  const assignment = {
    planId,
    heading: '集贸市场环境整治，规范占道经营，落实门前三包',
    content: '按照职责分工组织排查，建立台账，每月报送进展，年底前完成验收。',
    deliverables: ['整治台账'],
    units: [{ role: 'lead', unitId }],
    dueOn: addDays(today, 30),
    source: { kind: 'meeting', reference: '第 3 次例会' },
  };
  const late = await office.post('/api/plans/v1/tasks', {
    ...assignment,
    dueOn: addDays(today, -10),
    lateEntry: { effectiveOn: addDays(today, -40), reason: WHY },
  });
  await office.eventually(`/api/plans/v1/tasks/${String(late['id'])}`, ({ overdueSince }) => overdueSince !== null);
  return { assignment };
}

async function carryOut(people: People, task: string, index: number, until: string): Promise<void> {
  const { office, liaison, head } = people;
  await liaison.post(`${task}/sign-for`, {});
  if (index === 0) {
    const { id } = await liaison.post(`${task}/extension-requests`, { until, reason: WHY });
    await office.post(`${task}/extension-requests/${String(id)}/decision`, { decision: 'grant' });
  }
  const first = await submit(liaison, task);
  await head.post(`${task}/reviews`, { submission: 1, level: 1, reviewed: [first], result: 'approve' });
  await office.post(`${task}/reviews`, {
    submission: 1,
    level: 2,
    reviewed: [first],
    result: 'return',
    reason: WHY,
    newDueOn: until,
  });
  const second = await submit(liaison, task);
  await head.post(`${task}/reviews`, { submission: 2, level: 1, reviewed: [second], result: 'approve' });
  await office.post(`${task}/reviews`, { submission: 2, level: 2, reviewed: [second], result: 'approve' });
}

/** Answers the SHA-256 of what was handed in. */
async function submit(liaison: Account, task: string): Promise<string> {
  const content = Buffer.from(`${DOCUMENT}${randomUUID()}\n`);
  const { id, sha256 } = await liaison.upload('/api/plans/v1/files', '台账.txt', Uint8Array.from(content));
  await liaison.post(`${task}/submissions`, { evidence: [{ fileId: id, note: '已核对' }] });
  return String(sha256);
}

function firstId(list: unknown): string {
  const [first] = list as readonly { readonly id: string }[];
  if (first === undefined) throw new Error('the account has no unit');
  return first.id;
}
