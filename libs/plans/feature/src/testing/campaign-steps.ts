import {
  type Body,
  county,
  DistrictClient,
  inDays,
  type RunningDistrict,
  today,
  units,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';

export const definition = {
  definitionFormat: 2,
  rules: 2,
  key: 'tidy-courtyards',
  names: { zh: '整洁楼院创建', en: 'Tidy courtyards' },
  kind: 'creation',
  founding: {
    authority: { zh: '清河县委、县政府', en: 'County committee and government' },
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕3号', by: { zh: '市创建办', en: 'City office' }, level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [{ code: 'carryOut', names: { zh: '组织实施', en: 'Carrying out' } }],
  tasks: {
    review: [
      { level: 1, names: { zh: '单位审签', en: 'Unit signs' }, actedBy: 'unitHead' },
      { level: 2, names: { zh: '街道初审', en: 'Town checks' }, actedBy: 'town' },
      { level: 3, names: { zh: '创建办审核', en: 'Office reviews' }, actedBy: 'office' },
    ],
    extension: { mayBeAskedUntil: 1, maxTimes: 1, decidedBy: 'office' },
    overdue: { reminderDaysBefore: 2, graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'division', level: 'community' }] },
};

export const header = {
  title: '清河县整洁楼院创建工作方案',
  authorityUnitId: units.office,
  divisionId: county.id,
  period: { from: today, to: inDays(200) },
};

export const item = {
  number: '一',
  heading: '清理楼道堆物',
  content: '逐栋清理楼道内堆放的杂物，建立台账。',
  deliverables: ['清理台账'],
  units: [
    { role: 'lead', unitId: units.housing },
    { role: 'assisting', unitId: units.property },
  ],
  due: { kind: 'stated', on: inDays(30) },
};

export const idOf = (answer: { readonly body: Body }): string => answer.body['id'] as string;

let keys = 0;
/** A key that no other programme has. */
export const nextKey = (): string => `tidy-courtyards-${(keys += 1)}`;

export async function publishedProgramme(office: DistrictClient, change: object = {}): Promise<string> {
  const drafted = await office.post('/programmes', {
    authorityUnitId: units.office,
    definition: { ...definition, key: nextKey(), ...change },
  });
  const id = idOf(drafted);
  await office.post(`/programmes/${id}/versions`);
  return id;
}

export async function draftedPlan(office: DistrictClient, items: readonly unknown[] = [item]): Promise<string> {
  const programmeId = await publishedProgramme(office);
  return idOf(await office.post('/plans', { programmeId, header, items }));
}

let numbers = 0;
export const nextNumber = (): string => `清创〔2026〕${(numbers += 1)}号`;

/** A plan in force and the task of its first item. */
export async function issuedPlan(
  plans: RunningDistrict,
  items: readonly unknown[] = [item],
): Promise<{ readonly planId: string; readonly taskId: string }> {
  const office = new DistrictClient(plans, 'office');
  const planId = await draftedPlan(office, items);
  await office.post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
  await office.eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
  const tasks = await office.eventually(
    `/tasks?planId=${planId}`,
    ({ items: found }) => (found as readonly unknown[]).length === items.length,
  );
  const taskId = (tasks['items'] as readonly { readonly id: string }[])[0]?.id ?? '';
  return { planId, taskId };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture nobody has stored before. */
export function picture(): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(`tEXtComment\0${randomUUID()}`, 'latin1');
  return new Uint8Array(Buffer.concat([PNG, text]));
}

export async function storedFile(client: DistrictClient): Promise<{ readonly id: string; readonly sha256: string }> {
  const { body } = await client.upload('/files', '楼道.png', picture());
  return { id: body['id'] as string, sha256: body['sha256'] as string };
}

/** A task that is signed for and whose evidence waits for the unit head. */
export async function submittedTask(
  plans: RunningDistrict,
): Promise<{ readonly planId: string; readonly taskId: string; readonly sha256: string; readonly fileId: string }> {
  const { planId, taskId } = await issuedPlan(plans);
  const liaison = new DistrictClient(plans, 'liaison');
  await liaison.post(`/tasks/${taskId}/sign-for`, {});
  const { id: fileId, sha256 } = await storedFile(liaison);
  await liaison.post(`/tasks/${taskId}/submissions`, { evidence: [{ fileId, note: '一号楼' }] });
  return { planId, taskId, sha256, fileId };
}
