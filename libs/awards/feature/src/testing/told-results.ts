import {
  applicationDeterminedV1,
  resultChangedV1,
  roundConcludedV1,
  subjectGradedV1,
  type SubjectGradedV1,
} from '@gongjian/assessments-contracts';
import { programmeVersionPublishedV1, type ProgrammeDefinition } from '@gongjian/plans-contracts';
import { naturalId } from '@gongjian/shared-event-sourcing';
import type { SubjectAsOf } from '@gongjian/shared-kernel';
import { county, inDays, people, TENANT, town, units, type RunningDistrict } from '@gongjian/shared-records/testing';
import { until } from '@gongjian/shared-projections/testing';
import { createHash, randomUUID } from 'node:crypto';

export const authority = { id: units.office, name: '清河县创建办', division: { id: county.id, name: county.name } };

const names = (zh: string, en: string) => ({ zh, en });
const working = (days: number) => ({ days, of: 'working' as const });
const round = {
  form: 'inspection' as const,
  by: 'county' as const,
  due: working(10),
  indicators: 'all' as const,
  decides: true,
  assessors: { number: 1 },
};

/** An invented campaign: two grades that lead to a title, one that only praises, and none. */
export const definition = {
  definitionFormat: 2,
  rules: 2,
  key: 'tidy-compound',
  names: names('整洁小区创建', 'Tidy compounds'),
  kind: 'creation',
  founding: {
    authority: names('县委、县政府', 'County committee and government'),
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕1号', by: names('市创建办', 'City office'), level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [],
  tasks: {
    review: [{ level: 1, names: names('街道初审', 'Town'), actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'compound' }] },
  rounds: [
    { ...round, code: 'annual', names: names('年度考核', 'Annual'), opens: { on: 'plan', every: 'year' } },
    { ...round, code: 'evaluation', names: names('评估', 'Evaluation'), opens: { on: 'application' } },
  ],
  grading: {
    ranking: { within: 'round', tieBreaks: [], unbroken: 'shared' },
    grades: [
      { code: 'gold', names: names('金牌', 'Gold'), named: true, when: { total: { atLeast: 90 } } },
      { code: 'silver', names: names('银牌', 'Silver'), named: true, when: { total: { atLeast: 80 } } },
      { code: 'noted', names: names('表扬', 'Noted'), when: { total: { atLeast: 70 } } },
    ],
  },
  award: {
    title: { names: names('整洁小区', 'Tidy compound'), decidedBy: 'county', plaque: true },
    notice: { days: working(5), channels: ['web', 'board'], reply: working(5) },
    signing: { by: 'leader' },
    validity: { years: 2 },
    triggers: [],
    clocks: {
      signedDocument: working(5),
      served: working(5),
      statement: working(3),
      appeal: working(60),
      appealReply: working(30),
      plaque: working(10),
    },
  },
  honours: {
    commendations: [
      {
        code: 'county',
        names: names('县级表彰', 'County commendation'),
        to: 'subject',
        grades: ['gold'],
        approval: {
          number: '县表〔2026〕1号',
          by: names('县表彰办', 'Honours office'),
          level: 'county',
          on: '2026-01-10',
        },
      },
      { code: 'thanks', names: names('通报表扬', 'Praise'), to: 'unit', rank: { atMost: 3 } },
    ],
    circulars: { grades: ['none'], statement: working(3) },
    barred: { grades: ['none'], for: { years: 1 } },
  },
} as const satisfies ProgrammeDefinition;

/** Where subjects apply for it. */
export const application: NonNullable<ProgrammeDefinition['application']> = {
  by: ['self'],
  conditions: [],
  reapply: [],
  chain: [
    {
      ...{ code: 'evaluation', names: names('评估', 'Evaluation'), at: 'county', actedBy: 'reviewer' },
      ...{ does: 'evaluate', round: 'evaluation', twoStep: false, mayReject: false },
    },
    {
      ...{ code: 'determination', names: names('认定', 'Determination'), at: 'county', actedBy: 'office' },
      ...{ does: 'determine', twoStep: true, mayReject: true },
    },
  ],
};

export interface ToldProgramme {
  readonly programmeId: string;
  readonly version: number;
  readonly key: string;
}

let keys = 0;

/** A version that plans has published. */
export async function publishedProgramme(
  awards: RunningDistrict,
  change: Partial<ProgrammeDefinition> = {},
): Promise<ToldProgramme> {
  keys += 1;
  const key = `tidy-compound-${keys}`;
  const programmeId = randomUUID();
  await awards.tell({
    event: programmeVersionPublishedV1,
    subject: `programme-${programmeId}`,
    data: {
      ...{ programmeId, version: 1, key, rules: 2, authority },
      definition: { ...definition, key, ...change },
      act: programmeVersionPublishedV1.example.act,
    },
  });
  return { programmeId, version: 1, key };
}

export function compound(name: string, unit: SubjectAsOf['unit'] = null): SubjectAsOf {
  const division = { id: town.id, name: town.name };
  return { id: randomUUID(), kind: 'compound', name, class: null, division, unit };
}

export interface Graded {
  readonly subject: SubjectAsOf;
  readonly grade: string;
  readonly rank?: number;
}

export const period = { key: '2026', from: '2026-01-01', to: '2026-12-31' };
const NAMED = ['gold', 'silver'];

export function resultIdOf(roundId: string, subjectId: string): string {
  return naturalId(TENANT, 'result', roundId, subjectId);
}

export function titleIdOf(subjectId: string, { programmeId }: ToldProgramme): string {
  return naturalId(TENANT, 'title', subjectId, programmeId);
}

export function slateIdOf(kind: string, id: string, grade: string): string {
  return naturalId(TENANT, 'slate', kind, id, grade);
}

/** Recorded late, so that what follows on a result may be recorded late too. */
const RESULT_ACT = { ...subjectGradedV1.example.act, effectiveOn: inDays(-60) };

export async function tellGraded(
  awards: RunningDistrict,
  programme: ToldProgramme,
  roundId: string,
  { subject, grade, rank = 1 }: Graded,
  change: Partial<SubjectGradedV1> = {},
): Promise<void> {
  const resultId = resultIdOf(roundId, subject.id);
  await awards.tell({
    event: subjectGradedV1,
    subject: `result-${resultId}`,
    data: {
      ...{ ...programme, roundId, roundCode: 'annual', kind: 'own' as const, decides: true, period },
      ...{ grade, named: NAMED.includes(grade), total: '92.5', of: 100, stars: null, rank, ranked: 10 },
      ...{ resultId, subjectId: subject.id, subject, sheetId: randomUUID(), sheetRevision: '3' },
      ...{ applicationId: null, previous: null, countsIn: [], assessors: [people.reviewer] },
      act: RESULT_ACT,
      ...change,
    },
  });
}

const sha256 = (lines: readonly string[]): string =>
  createHash('sha256')
    .update([...lines].sort().join('\n'), 'utf8')
    .digest('hex');

export async function tellConcluded(
  awards: RunningDistrict,
  programme: ToldProgramme,
  roundId: string,
  graded: readonly Graded[],
): Promise<void> {
  const grades = [...new Set(graded.map(({ grade }) => grade))].map((grade) => {
    const ids = graded.filter((each) => each.grade === grade).map(({ subject }) => subject.id);
    return { grade, count: ids.length, sha256: sha256(ids) };
  });
  await awards.tell({
    event: roundConcludedV1,
    subject: `round-${roundId}`,
    data: {
      ...{ ...programme, roundId, roundCode: 'annual', kind: 'own' as const, decides: true, period },
      ...{ division: { id: county.id, name: county.name }, count: graded.length, grades, previousPeriodKey: null },
      sha256: sha256(graded.map(({ subject, grade }) => `${subject.id}\t${grade}`)),
      act: RESULT_ACT,
    },
  });
}

/** A round that was concluded with these results, whose lists are complete. */
export async function concludedRound(
  awards: RunningDistrict,
  programme: ToldProgramme,
  graded: readonly Graded[],
): Promise<string> {
  const roundId = randomUUID();
  for (const each of graded) await tellGraded(awards, programme, roundId, each);
  await tellConcluded(awards, programme, roundId, graded);
  return roundId;
}

export async function tellDetermined(
  awards: RunningDistrict,
  programme: ToldProgramme,
  { subject, grade }: Graded,
): Promise<string> {
  const applicationId = randomUUID();
  await awards.tell({
    event: applicationDeterminedV1,
    subject: `application-${applicationId}`,
    data: {
      ...{ ...programme, applicationId, subjectId: subject.id, subject, grade, on: RESULT_ACT.effectiveOn },
      result: { roundId: randomUUID(), roundCode: 'evaluation', sheetId: randomUUID() },
      assessors: [people.reviewer],
      act: RESULT_ACT,
    },
  });
  return applicationId;
}

export async function tellChanged(
  awards: RunningDistrict,
  programme: ToldProgramme,
  roundId: string,
  { subject, grade }: Graded,
  from: string,
): Promise<string> {
  const resultId = resultIdOf(roundId, subject.id);
  const standing = { total: 1, of: 100, stars: null, rank: 9, ranked: 10 };
  return awards.tell({
    event: resultChangedV1,
    subject: `result-${resultId}`,
    data: {
      ...{ ...programme, resultId, roundId, roundCode: 'annual', decides: true, subjectId: subject.id },
      sheetRevision: '9',
      from: { ...standing, grade: from, named: NAMED.includes(from) },
      to: { ...standing, grade, named: NAMED.includes(grade) },
      act: RESULT_ACT,
    },
  });
}

/** {@link publishedProgramme}, once its version has come here. */
export async function knownProgramme(
  awards: RunningDistrict,
  change: Partial<ProgrammeDefinition> = {},
): Promise<ToldProgramme> {
  const programme = await publishedProgramme(awards, change);
  const roundId = await concludedRound(awards, programme, [{ subject: compound('先到小区'), grade: 'gold' }]);
  await comesTo(awards, `slate-${slateIdOf('round', roundId, 'gold')}`, 'SlatePrepared');
  return programme;
}

/** Types of what a stream holds, oldest first. */
export async function typesOf(awards: RunningDistrict, stream: string): Promise<readonly string[]> {
  const events = await awards.store.readStream(stream).catch(() => []);
  return events.map(({ type }) => type);
}

/** Waits until the stream's last event is of that type. */
export async function comesTo(awards: RunningDistrict, stream: string, type: string): Promise<void> {
  await until(async () => (await typesOf(awards, stream)).at(-1) === type);
}
