import type { ResultRow, SheetRow, SurveyRow } from '@gongjian/assessments-domain';
import type { DirectoryDivision } from '@gongjian/shared-access';
import { pathOf, placeNamed } from '../../world/places.js';
import { roundOf, roundWritten, sheetOf, valuesFor, type Surveyed } from '../sheets.js';
import { NothingThere, type Story } from '../story.js';
import type { Doers } from './doers.js';

const REASON = { code: 'other', text: '说明' };
const ROUNDS = '/api/assessments/v1/rounds';
const SHEETS = '/api/assessments/v1/sheets';
const SURVEYS = '/api/assessments/v1/surveys';
const RESULTS = '/api/assessments/v1/results';

const listed = (by: string | readonly string[] | undefined, otherwise: readonly string[]): readonly string[] => {
  if (by === undefined) return otherwise;
  return typeof by === 'string' ? [by] : by;
};

/** Somebody who acts for the authority, or near the subject of a sheet. */
function who(story: Story, name: string, sheet?: SheetRow): string {
  const { company } = story;
  return story.who(
    name,
    company.home,
    sheet === undefined ? company.home : company.divisionById(sheet.subject.division.id),
  );
}

/** An assessor of the level that carries out the round; where there is no such place, at the top. */
function assessorOf(story: Story, name: string, sheet: SheetRow, programme: string | undefined): string {
  const { by } = roundWritten(story, sheet.roundCode, programme) ?? {};
  const { company } = story;
  const place = pathOf(sheet.subject.division.id).find(({ level }) => level === by);
  return story.who(name, place ?? (by === 'national' ? placeNamed('province') : company.home));
}

/** Appoints, where need be. */
async function appointed(story: Story, { id }: SheetRow, assessor: string): Promise<void> {
  const { appointed: there } = await story.row<SheetRow>('sheet', id);
  if (there.some(({ personId }) => personId === assessor)) return;
  const office = story.company.who('office', story.company.placeOfPerson(assessor));
  await story.post(office, `${SHEETS}/${id}/assessors`, { personId: assessor });
}

/** Who checks itself: the committee of the place, or somebody of the unit. */
function itself(story: Story, sheet: SheetRow): string {
  const { company } = story;
  const { kind, unit, division } = sheet.subject;
  if (kind === 'unit' && unit !== null) return company.inUnit('unitLiaison', unit.id);
  return story.who('community', company.divisionById(division.id));
}

function placeOfRound({ company }: Story, at: string | undefined, subject: string | undefined): DirectoryDivision {
  if (at !== undefined) return placeNamed(at);
  return subject === undefined ? company.home : company.placeOf(subject);
}

type Answers = Readonly<
  Record<string, { readonly asked: number; readonly answered: number; readonly favourable: number }>
>;

async function survey(story: Story, sheet: SheetRow, indicator: string, answers: Answers, by?: string): Promise<void> {
  const office = who(story, by ?? 'office');
  const groups = Object.entries(answers).map(([group, { asked: sampled }]) => ({
    group,
    population: sampled,
    sampled,
  }));
  const days = { from: story.today, to: story.today };
  const { id } = await story.post(office, SURVEYS, { sheetId: sheet.id, indicator, groups, way: '入户', ...days });
  for (const [group, counts] of Object.entries(answers)) {
    const fileId = await story.picture(office, 'assessments');
    await story.post(office, `${SURVEYS}/${id as string}/answers`, { group, ...counts, fileId });
  }
  await story.post(office, `${SURVEYS}/${id as string}/closure`);
}

/** Assessors find the answers of people in the sheet: everybody who was asked has answered. */
async function askPeople(story: Story, sheet: SheetRow, surveyed: Surveyed): Promise<void> {
  const known = (await story.rows<SurveyRow>('survey')).filter(({ sheetId }) => sheetId === sheet.id);
  for (const [indicator, groups] of Object.entries(surveyed)) {
    if (known.some((row) => row.indicator === indicator)) continue;
    const answers = Object.fromEntries(
      Object.entries(groups).map(([group, { n, d }]) => [group, { asked: d, answered: d, favourable: n }]),
    );
    await survey(story, sheet, indicator, answers);
  }
}

export const roundsDoers: Doers = {
  openRound: async ({ round, at, subjects, kind, period, programme, by, as }, story) => {
    const { id, version } = story.programme(programme);
    const [from, to] = (period ?? `${story.today}/${story.today}`).split('/');
    const opened = await story.post(who(story, by ?? 'office'), ROUNDS, {
      programme: { id, version },
      roundCode: round,
      kind: kind ?? 'own',
      divisionId: placeOfRound(story, at, subjects?.[0]).id,
      period: { from, to },
    });
    story.name(as, 'round', opened['id'] as string);
  },

  cancelRound: async ({ round, period, programme, by }, story) => {
    const { id } = await roundOf(story, { round, period, programme });
    await story.post(who(story, by ?? 'office'), `${ROUNDS}/${id}/cancellation`, { reason: REASON });
  },

  close: async ({ round, period, programme, subject, leaveOut, by }, story) => {
    const id =
      subject === undefined
        ? (await roundOf(story, { round, period, programme })).id
        : (await sheetOf(story, { subject, round, period, programme })).roundId;
    const body = leaveOut === undefined ? {} : { unfinished: 'leaveOut' };
    await story.post(who(story, by ?? 'office'), `${ROUNDS}/${id}/closure`, body);
  },

  tie: async ({ round, period, programme, order, by }, story) => {
    const { id } = await roundOf(story, { round, period, programme });
    const subjectIds = order.map((name) => story.company.subject(name));
    await story.post(who(story, by ?? 'leader'), `${ROUNDS}/${id}/ties`, { subjectIds, reason: REASON });
  },

  whatIf: async ({ round, period, programme, under, as, by }, story) => {
    const { id } = await roundOf(story, { round, period, programme });
    const { id: programmeId, version } = story.programme(under ?? programme);
    story.answer = await story.post(who(story, by ?? 'office'), `${ROUNDS}/${id}/what-if`, {
      programmeId,
      version,
      ...(as === undefined ? {} : { roundCode: as }),
    });
  },

  selfCheck: async ({ values, but, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const { programme } = asked;
    await story.post(
      by === undefined ? itself(story, sheet) : who(story, by, sheet),
      `${SHEETS}/${sheet.id}/self-check`,
      {
        values: valuesFor(story, sheet, { values, but, programme }).values,
      },
    );
  },

  assess: async ({ values, but, evidence, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const { programme } = asked;
    const number = roundWritten(story, sheet.roundCode, programme)?.assessors?.number ?? 1;
    const some = Array.from({ length: number }, (_, index) => `assessor${index === 0 ? '' : index + 1}`);
    const found = valuesFor(story, sheet, { values, but, programme });
    await askPeople(story, sheet, found.surveyed);
    for (const name of listed(by, some)) {
      const assessor = assessorOf(story, name, sheet, programme);
      await appointed(story, sheet, assessor);
      const pieces = [];
      for (const { indicator, code, on, times = 1 } of evidence ?? []) {
        for (let time = 0; time < times; time += 1) {
          const fileId = await story.picture(assessor, 'assessments');
          pieces.push({ indicator, ...(code === undefined ? {} : { code }), on, fileId });
        }
      }
      await story.post(assessor, `${SHEETS}/${sheet.id}/assessments`, { values: found.values, evidence: pieces });
    }
  },

  appoint: async ({ assessor, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const personId = assessorOf(story, assessor, sheet, asked.programme);
    await story.post(who(story, by ?? 'office'), `${SHEETS}/${sheet.id}/assessors`, { personId });
  },

  unappoint: async ({ assessor, avoids, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const personId = assessorOf(story, assessor, sheet, asked.programme);
    const path = `${SHEETS}/${sheet.id}/assessors/${personId}/withdrawal`;
    await story.post(who(story, by ?? 'office'), path, { reason: REASON, avoids: avoids === true });
  },

  standAside: async ({ by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    await story.post(who(story, by, sheet), `${SHEETS}/${sheet.id}/avoidances`, { reason: REASON });
  },

  sample: async ({ among, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const { sampling } = roundWritten(story, sheet.roundCode, asked.programme) ?? {};
    if (sampling?.of === 'point') story.company.addPoints(story.company.divisionById(sheet.subject.division.id), among);
    const body = sampling?.of === 'household' ? { households: among } : {};
    await story.post(who(story, by ?? 'office'), `${SHEETS}/${sheet.id}/sample`, body);
  },

  adjust: async ({ code, times, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const body = { code, times, reason: REASON };
    await story.post(who(story, by ?? 'office'), `${SHEETS}/${sheet.id}/adjustments`, body);
  },

  finding: async ({ indicator, serious, onTheSpot, by, as, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const assessor = assessorOf(story, by ?? 'assessor', sheet, asked.programme);
    await appointed(story, sheet, assessor);
    const answer = await story.post(assessor, `${SHEETS}/${sheet.id}/findings`, {
      ...(indicator === undefined ? {} : { indicator }),
      what: '发现的问题',
      serious: serious === true,
      putRightOnTheSpot: onTheSpot === true,
    });
    const { findings } = await story.row<SheetRow>('sheet', sheet.id);
    story.name(as, 'finding', findings.at(-1)?.findingId ?? (answer['id'] as string));
  },

  external: async ({ values, grade, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const [first = 'office', second = 'office2'] = listed(by, []);
    const documentFileId = await story.picture(who(story, first), 'assessments');
    await story.post(who(story, first), `${SHEETS}/${sheet.id}/external-results`, {
      values: valuesFor(story, sheet, { values, programme: asked.programme }).values,
      ...(grade === undefined ? {} : { grade }),
      documentNumber: '外发1号',
      documentFileId,
    });
    const { external } = await story.row<SheetRow>('sheet', sheet.id);
    const path = `${SHEETS}/${sheet.id}/external-results/${external?.proposalId ?? ''}/confirmation`;
    await story.post(who(story, second), path);
  },

  falsify: async ({ by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const [first = 'office', second = 'office2'] = listed(by, []);
    const body = { what: 'evidence', grounds: REASON };
    await story.post(who(story, first), `${SHEETS}/${sheet.id}/falsifications`, body);
    const { falsification } = await story.row<SheetRow>('sheet', sheet.id);
    const path = `${SHEETS}/${sheet.id}/falsifications/${falsification?.proposalId ?? ''}/confirmation`;
    await story.post(who(story, second), path);
  },

  survey: async ({ indicator, answers, by, ...asked }, story) =>
    survey(story, await sheetOf(story, asked), indicator, answers, by),

  reexamine: async ({ by, ...asked }, story) => {
    const { id } = await sheetOf(story, asked);
    const result = (await story.rows<ResultRow>('result')).findLast(({ sheetId }) => sheetId === id);
    if (result === undefined) throw new NothingThere('no result');
    await story.post(who(story, by ?? 'leader'), `${RESULTS}/${result.id}/reexamination`, { reason: REASON });
  },

  reopen: async ({ by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    await story.post(who(story, by ?? 'office'), `${SHEETS}/${sheet.id}/reopening`, { reason: REASON });
  },

  correctValue: async ({ indicator, value, by, ...asked }, story) => {
    const sheet = await sheetOf(story, asked);
    const [first = 'office', second = 'office2'] = listed(by, []);
    const { values } = valuesFor(story, sheet, { values: { [indicator]: value } });
    const body = { indicator, value: values[indicator], reason: REASON };
    await story.post(who(story, first), `${SHEETS}/${sheet.id}/corrections`, body);
    const { correction } = await story.row<SheetRow>('sheet', sheet.id);
    const path = `${SHEETS}/${sheet.id}/corrections/${correction?.correctionId ?? ''}/confirmation`;
    await story.post(who(story, second), path);
  },
};
