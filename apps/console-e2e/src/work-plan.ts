import { succeeded, workspace } from '@gongjian/system-e2e';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConsoleUnderTest } from './console-under-test.js';
import type { Attached } from './visitor.js';

const DAY_MS = 86_400_000;
const STAGES = [
  { code: 'stage1', names: { zh: '宣传发动', en: 'Publicity' } },
  { code: 'stage2', names: { zh: '整体推进', en: 'Carrying out' } },
  { code: 'stage3', names: { zh: '总结验收', en: 'Acceptance' } },
];

/** Reviewed by the head of the unit, the town and a reviewer of the city; an extension is decided by the office. */
export const TIDY_COURTYARDS = {
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
  stages: STAGES,
  tasks: {
    review: [
      { level: 1, names: { zh: '单位审签', en: 'The unit head signs' }, actedBy: 'unitHead' },
      { level: 2, names: { zh: '街镇初审', en: 'The town checks' }, actedBy: 'town' },
      { level: 3, names: { zh: '创建办审核', en: 'The office reviews' }, actedBy: 'reviewer' },
    ],
    extension: { mayBeAskedUntil: 1, maxTimes: 1, decidedBy: 'office' },
    overdue: { reminderDaysBefore: 3, graceDays: 0, dayOff: 'asWritten' },
    report: { every: 'month', dueWithinDays: 5, route: ['unit', 'city'] },
  },
  subjects: { who: [{ kind: 'division', level: 'community' }] },
};

/** `2026-11-22`, so many days from now in the zone of the districts. */
export function inDays(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * DAY_MS);
}

/** Publishes the programme the document is about; answers its id. */
export async function publishProgramme(console_: ConsoleUnderTest): Promise<string> {
  const office = console_.as('office');
  const me = succeeded(
    await office.get<{ readonly units: readonly { readonly id: string }[] }>('/api/directory/v1/me'),
  );
  const { id } = succeeded(
    await office.post('/api/plans/v1/programmes', {
      authorityUnitId: me.units[0]?.id,
      definition: TIDY_COURTYARDS,
    }),
  );
  succeeded(await office.post(`/api/plans/v1/programmes/${id}/versions`, {}));
  return id;
}

/** The invented official document of the demo under this number. */
export function workPlanDocument(number: string): Attached {
  const blanks: Readonly<Record<string, string>> = {
    number,
    issuedOn: chineseDay(inDays(0)),
    cleaningDue: chineseDay(inDays(30)),
    councilDue: chineseDay(inDays(45)),
    marketDue: chineseDay(inDays(90)),
    stage1: `${chineseDay(inDays(0))}至${chineseDay(inDays(20))}`,
    stage2: `${chineseDay(inDays(21))}至${chineseDay(inDays(150))}`,
    stage3: `${chineseDay(inDays(151))}至${chineseDay(inDays(200))}`,
  };
  const text = readFileSync(path.join(workspace, 'tools/demo/document/work-plan.txt'), 'utf8').replaceAll(
    /\{(\w+)\}/g,
    (blank, name: string) => blanks[name] ?? blank,
  );
  return { name: '整洁楼院创建工作方案.txt', mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') };
}

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
