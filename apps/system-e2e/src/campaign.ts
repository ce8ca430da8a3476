import { randomUUID } from 'node:crypto';
import { succeeded, type Caller, type WriteAnswer } from './caller.js';
import { until, type ServerUnderTest } from './standalone-under-test.js';

export interface Me {
  readonly id: string;
  readonly tenant: { readonly id: string; readonly name: string };
  readonly rootDivision: { readonly id: string };
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly posts: readonly { readonly division: { readonly id: string } }[];
}

export interface Campaign {
  readonly programmeId: string;
  readonly planId: string;
  readonly itemId: string;
  readonly taskId: string;
}

const DAY_MS = 86_400_000;

/** The calendar date so many days from now, as Shanghai has it. */
export function inDays(days: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * DAY_MS);
}

export const definition = {
  definitionFormat: 2,
  rules: 2,
  key: 'tidy-courtyards',
  names: { zh: '整洁楼院创建', en: 'Tidy courtyards' },
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

export const why = { code: 'other', text: '系统测试' };

let keys = 0;
let numbers = 0;

/** A document number that no other plan of this run has. */
export function documentNumber(): string {
  return `云创〔2026〕${(numbers += 1)}号`;
}

export async function me(caller: Caller): Promise<Me> {
  return succeeded(await caller.get<Me>('/api/directory/v1/me'));
}

export async function draftPlan(
  server: ServerUnderTest,
  parts: { readonly item?: object; readonly groups?: readonly object[]; readonly importedFrom?: object } = {},
): Promise<{ readonly programmeId: string; readonly planId: string }> {
  const office = server.as('office');
  const { rootDivision, units } = await me(office);
  const authorityUnitId = units[0]?.id ?? '';
  const lead = (await me(server.as('unit-liaison'))).units[0]?.id ?? '';
  const programmeId = succeeded(
    await office.post('/api/plans/v1/programmes', {
      authorityUnitId,
      definition: { ...definition, key: `tidy-courtyards-${(keys += 1)}` },
    }),
  ).id;
  succeeded(await office.send({ method: 'POST', path: `/api/plans/v1/programmes/${programmeId}/versions` }));
  const item = {
    heading: '清理楼道堆物',
    units: [{ role: 'lead', unitId: lead }],
    due: { kind: 'stated', on: inDays(30) },
    ...parts.item,
  };
  const planId = succeeded(
    await office.post('/api/plans/v1/plans', {
      programmeId,
      header: {
        title: '云溪市整洁楼院创建工作方案',
        authorityUnitId,
        divisionId: rootDivision.id,
        period: { from: inDays(0), to: inDays(200) },
      },
      items: [item],
      ...(parts.groups === undefined ? {} : { groups: parts.groups }),
      ...(parts.importedFrom === undefined ? {} : { importedFrom: parts.importedFrom }),
    }),
  ).id;
  return { programmeId, planId };
}

interface PlanRead {
  readonly status: string;
  readonly items: readonly { readonly itemId?: string; readonly id?: string }[];
}

/** A plan in force, with one task of the liaison's unit. */
export async function issuedCampaign(
  server: ServerUnderTest,
  parts: Parameters<typeof draftPlan>[1] & { readonly issue?: object } = {},
): Promise<Campaign> {
  const { issue, ...draft } = parts;
  const office = server.as('office');
  const { programmeId, planId } = await draftPlan(server, draft);
  succeeded(
    await office.post(`/api/plans/v1/plans/${planId}/issue`, {
      number: documentNumber(),
      issuedOn: inDays(0),
      ...issue,
    }),
  );
  let plan: PlanRead | undefined;
  await until(async () => {
    plan = succeeded(await office.get<PlanRead>(`/api/plans/v1/plans/${planId}`));
    return plan.status === 'issued';
  }, 'the plan is issued');
  let taskId = '';
  await until(async () => {
    const { items } = succeeded(
      await office.get<{ readonly items: readonly { readonly id: string }[] }>(`/api/plans/v1/tasks?planId=${planId}`),
    );
    taskId = items[0]?.id ?? '';
    return taskId !== '';
  }, 'the task is listed');
  const [item] = plan?.items ?? [];
  return { programmeId, planId, itemId: item?.itemId ?? item?.id ?? '', taskId };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture nobody has stored before. */
export function picture(comment: string = randomUUID()): Uint8Array {
  return Buffer.concat([PNG, Buffer.from(`tEXtComment\0${comment}`, 'utf8')]);
}

export interface StoredFile extends WriteAnswer {
  readonly sha256: string;
}

export async function storedFile(caller: Caller, name = '楼道.png', bytes = picture()): Promise<StoredFile> {
  return succeeded(await caller.upload<StoredFile>('/api/plans/v1/files', { name, bytes }));
}
