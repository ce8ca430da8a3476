import { readFileSync } from 'node:fs';
import type { SentFile } from './deployment.js';
import type { DemoRun } from './run-id.js';

/** The days the document speaks of. */
export interface WorkPlanDates {
  readonly issuedOn: string;
  readonly cleaningDue: string;
  readonly councilDue: string;
  readonly marketDue: string;
  readonly stages: readonly { readonly from: string; readonly to: string }[];
}

export function workPlanDates(run: DemoRun): WorkPlanDates {
  return {
    issuedOn: run.today,
    cleaningDue: run.inDays(30),
    councilDue: run.inDays(45),
    marketDue: run.inDays(90),
    stages: [
      { from: run.today, to: run.inDays(20) },
      { from: run.inDays(21), to: run.inDays(150) },
      { from: run.inDays(151), to: run.inDays(200) },
    ],
  };
}

export function workPlanNumber(run: DemoRun): string {
  return `云创办〔${run.today.slice(0, 4)}〕${run.documentSerial}号`;
}

/** The invented official document as the office hands it in: its number and days are the run's. */
export function workPlanDocument(run: DemoRun): SentFile {
  const { stages, ...days } = workPlanDates(run);
  const blanks = new Map<string, string>([['number', workPlanNumber(run)]]);
  for (const [name, day] of Object.entries(days)) blanks.set(name, chineseDay(day));
  stages.forEach(({ from, to }, index) => {
    blanks.set(`stage${index + 1}`, `${chineseDay(from)}至${chineseDay(to)}`);
  });
  const text = readFileSync(new URL('../document/work-plan.txt', import.meta.url), 'utf8');
  const filled = text.replace(/\{(\w+)\}/g, (blank, name: string) => {
    const value = blanks.get(name);
    if (value === undefined) throw new Error(`the document has a blank that nothing fills: ${blank}`);
    return value;
  });
  return { name: '整洁楼院创建工作方案.txt', mediaType: 'text/plain', bytes: Buffer.from(filled, 'utf8') };
}

/** What a careful person reads in it. */
export function expectedDraft(run: DemoRun): object {
  const dates = workPlanDates(run);
  return {
    title: '云溪市创建办关于印发《云溪市整洁楼院创建工作方案》的通知',
    documentNumber: workPlanNumber(run),
    issuer: '云溪市创建办',
    issuedOn: dates.issuedOn,
    stages: ['宣传发动阶段', '整体推进阶段', '总结验收阶段'].map((name, index) => ({ name, ...dates.stages[index] })),
    tasks: [
      {
        heading: '清理柳荫社区楼道堆物',
        leadUnits: ['柳荫社区居民委员会'],
        responsibleUnits: ['清河县民政局'],
        persons: [],
        dueOn: dates.cleaningDue,
      },
      {
        heading: '健全居民议事协商制度',
        leadUnits: ['清河县民政局'],
        responsibleUnits: [],
        persons: [],
        dueOn: dates.councilDue,
      },
      {
        heading: '规范农贸市场周边经营秩序',
        leadUnits: ['清河县市场监督管理局'],
        responsibleUnits: ['河东镇人民政府', '清河县住房和城乡建设局'],
        persons: [],
        dueOn: dates.marketDue,
      },
    ],
    groups: [
      {
        name: '云溪市整洁楼院创建领导小组',
        heads: ['程立言'],
        deputies: ['沈知远'],
        members: ['方若谷', '章北辰'],
        office: '云溪市创建办',
      },
    ],
    figures: [
      { subject: '居民满意度', operator: '>=', value: '95', unit: '%' },
      { subject: '居民知晓率', operator: '>=', value: '90', unit: '%' },
      { subject: '创建经费投入', operator: '>=', value: '120', unit: '万元' },
      { subject: '居民议事会', operator: '>=', value: '1', unit: '次/季度' },
      { subject: '划定临时摊点', operator: '<=', value: '30', unit: '个' },
    ],
  };
}

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
