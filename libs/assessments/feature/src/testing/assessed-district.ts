import {
  evidenceApprovedV1,
  evidenceReopenedV1,
  planClosedV1,
  planIssuedV1,
  programmeVersionPublishedV1,
} from '@gongjian/plans-contracts';
import { subjectCatalogue } from '@gongjian/directory-domain';
import { county, today, town, units, type RunningDistrict } from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';

const names = { zh: '示例', en: 'Example' };

export const act = {
  actor: { kind: 'person' as const, id: randomUUID(), role: 'office', post: null, division: null, unit: null },
  channel: 'console' as const,
  occurredAt: '2026-01-05T02:00:00.000Z',
};

const score = (code: string, more: object = {}) => ({
  code,
  kind: 'score',
  names,
  points: 10,
  from: 0,
  to: 10,
  places: 2,
  ...more,
});

/** Two scores and a required answer with evidence; passed from 15 points on, best from 18 on. */
export const standard = {
  items: [
    { code: 'gate', kind: 'yesNo', names, points: 0, expects: 'yes', required: true },
    score('order'),
    score('green'),
  ],
  adjustments: [{ code: 'model', names, kind: 'bonus', each: 1, atMost: 2 }],
};

export const round = (code: string, more: object = {}) => ({
  code,
  names,
  form: 'inspection',
  by: 'county',
  opens: { on: 'plan', every: 'year' },
  due: { days: 20, of: 'calendar' },
  indicators: 'all',
  decides: true,
  assessors: { number: 2, combine: 'mean', spreadAtMost: 3 },
  ...more,
});

export const grading = {
  ranking: { within: 'round', tieBreaks: [], unbroken: 'decided' },
  grades: [
    {
      code: 'best',
      names,
      named: true,
      when: { required: true, total: { atLeast: 18 } },
      quota: { number: 1, per: 'round' },
    },
    { code: 'pass', names, named: true, when: { required: true, total: { atLeast: 15 } } },
  ],
};

export const definition = {
  definitionFormat: 2,
  rules: 2,
  key: 'tidy-compound',
  names,
  kind: 'grading',
  founding: {
    authority: names,
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕3号', by: names, level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [{ code: 'inspect', names }],
  tasks: {
    review: [{ level: 1, names, actedBy: 'office' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'team' }] },
  standard,
  rounds: [round('annual')],
  grading,
  honours: {
    commendations: [],
    countsIn: [
      { code: 'yearly', names, of: 'subject', every: 'year' },
      { code: 'staff', names, of: 'member', every: 'year' },
    ],
  },
};

/** Plans publishes a version; answers with the programme's id. Nothing waits until it was heard. */
export async function published(district: RunningDistrict, change: object = {}): Promise<string> {
  const programmeId = randomUUID();
  await district.tell({
    event: programmeVersionPublishedV1,
    subject: `programme-${programmeId}`,
    data: {
      programmeId,
      version: 1,
      rules: 2,
      key: `tidy-${programmeId.slice(0, 8)}`,
      authority: { id: units.office, name: '清河县创建办', division: county },
      definition: { ...definition, ...change },
      act,
    },
  });
  return programmeId;
}

interface Planned {
  readonly planId?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly division?: { readonly id: string; readonly name: string };
  /** It starts a historic programme again. */
  readonly restart?: boolean;
}

const planData = (planId: string, programmeId: string, { period, division = county }: Planned) => ({
  planId,
  number: `清创〔2026〕${planId.slice(0, 4)}号`,
  programme: { id: programmeId, version: 1 },
  authority: { id: units.office, name: '清河县创建办', division: { id: county.id, name: county.name } },
  division: { id: division.id, name: division.name },
  period: period ?? { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` },
  act,
});

/** Plans issues a plan of it; answers with the plan's id. */
export async function planned(district: RunningDistrict, programmeId: string, plan: Planned = {}): Promise<string> {
  const { planId = randomUUID() } = plan;
  const approval = {
    number: '省创〔2026〕1号',
    by: { zh: '省文明办', en: 'Province' },
    level: 'province' as const,
    on: today,
  };
  const data = {
    ...planData(planId, programmeId, plan),
    issuedOn: today,
    ...(plan.restart === true ? { restart: approval } : {}),
  };
  await district.tell({ event: planIssuedV1, subject: `plan-${planId}`, data });
  return planId;
}

export async function planClosed(
  district: RunningDistrict,
  planId: string,
  programmeId: string,
  plan: Planned = {},
): Promise<void> {
  const data = { ...planData(planId, programmeId, plan), closedOn: today };
  await district.tell({ event: planClosedV1, subject: `plan-${planId}`, data });
}

interface Evidenced {
  readonly sourceId: string;
  readonly programmeId: string;
  readonly subjectIds: readonly string[];
  readonly indicators: readonly string[];
}

const evidenceData = ({ sourceId, programmeId, subjectIds, indicators }: Evidenced) => ({
  sourceId,
  programmeId,
  version: 1,
  subjectIds: [...subjectIds],
  indicators: [...indicators],
  act,
});

/** Plans approves what a task shows. */
export async function evidenceApproved(
  district: RunningDistrict,
  evidenced: Evidenced & { readonly fileVersion?: number; readonly code?: string },
): Promise<void> {
  const { sourceId, fileVersion = 1, code } = evidenced;
  const sha256 = String(fileVersion).repeat(64);
  const evidence = [{ evidenceId: sourceId, version: fileVersion, sha256, ...(code === undefined ? {} : { code }) }];
  const data = { ...evidenceData(evidenced), evidence, approvedOn: today };
  await district.tell({ event: evidenceApprovedV1, subject: `task-${sourceId}`, data });
}

/** Plans has it done again. */
export async function evidenceReopened(district: RunningDistrict, evidenced: Evidenced): Promise<void> {
  const data = { ...evidenceData(evidenced), cause: 'wrongEvidence' };
  await district.tell({ event: evidenceReopenedV1, subject: `task-${evidenced.sourceId}`, data });
}

interface Registered {
  readonly name?: string;
  readonly kind?: 'team' | 'point' | 'division';
  readonly class?: string | null;
  readonly division?: { readonly id: string; readonly name: string; readonly code: string };
  readonly unit?: { readonly id: string; readonly name: string } | null;
  readonly closedOn?: string;
}

/** A subject of the directory; answers with its id. */
export async function registered(
  district: RunningDistrict,
  { name = '柳荫花园', kind = 'team', class: ofClass = null, division = town, unit = null, closedOn }: Registered = {},
): Promise<string> {
  const id = randomUUID();
  const data = { kind, name, class: ofClass, division, unit, effectiveOn: '2020-01-01' };
  await district.recordDirectory(subjectCatalogue, id, [
    { type: 'SubjectRegistered', data },
    ...(closedOn === undefined ? [] : [{ type: 'SubjectClosed', data: { effectiveOn: closedOn } }]),
  ]);
  return id;
}
