import { announcedCalendar, withYears, workingCalendarOf } from '@gongjian/shared-records';
import { daysBetween, workingDayOnOrAfter } from '@gongjian/shared-kernel';
import {
  type Answer,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  subjects,
  today,
  togetherAt,
  type Who,
} from '@gongjian/shared-records/testing';
import { until } from '@gongjian/shared-projections/testing';
import { planned, published, round } from './testing/assessed-district.js';
import { definition, publish } from './testing/published.js';
import { runAssessments } from './testing/running-assessments.js';

const announced = announcedCalendar();
const thisYear = Number(today.slice(0, 4));
const nextYear = Math.max(announced.years.at(-1) ?? 0, thisYear) + 1;
const dueOn = `${nextYear}-05-01`;
const newer = withYears(
  announced,
  workingCalendarOf(
    [1, 2, 3, 4, 5].map((day) => `${nextYear}-05-0${day}`),
    [],
  ),
);
const lastDay = workingDayOnOrAfter(dueOn, newer);

const idOf = ({ body }: Answer): string => body['id'] as string;

describe('times whose year has no calendar yet', () => {
  let district: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
  });

  afterAll(() => district.stop());

  const within = { days: daysBetween(today, dueOn), of: 'calendar' } as const;
  const provisional = { lastDay: dueOn, calendar: null };

  async function complaint(): Promise<string> {
    const body = { subjectId: subjects.hamlet, kinds: ['noise'], receivedOn: today, what: '夜间施工' };
    const id = idOf(await as('hotline').post('/complaints', body));
    expect((await as('town').post(`/complaints/${id}/verification`)).status).toBe(200);
    return id;
  }

  async function application(programmeId: string): Promise<string> {
    const body = { programmeId, subjectId: subjects.compound, filedBy: 'self', declared: { households: 15 } };
    let answer: Answer | null = null;
    await until(async () => {
      answer = await as('community').post('/applications', body);
      return answer.status === 201;
    });
    return idOf(answer as unknown as Answer);
  }

  async function openedRound(): Promise<string> {
    const due = { days: daysBetween(`${thisYear}-12-31`, dueOn), of: 'calendar' };
    const planId = await planned(district, await published(district, { rounds: [round('annual', { due })] }));
    const { items } = await as('office').eventually(
      `/rounds?planId=${planId}`,
      (page) => (page['items'] as readonly Body[]).length === 1,
    );
    return (items as readonly Body[])[0]?.['id'] as string;
  }

  it('are provisional, and are counted anew once by the release that has the calendar', async () => {
    const chain = definition.application.chain.map((level) => (level.code === 'town' ? { ...level, within } : level));
    const programmeId = await publish(district, {
      application: { ...definition.application, chain },
      facts: { ...definition.facts, complaints: { ...definition.facts.complaints, rectifyWithin: within } },
    });
    const paths = [
      `/applications/${await application(programmeId)}`,
      `/complaints/${await complaint()}`,
      `/rounds/${await openedRound()}`,
    ];
    for (const path of paths) {
      expect((await as('office').get(path)).body).toMatchObject({ due: provisional });
    }
    await district.restart(newer);
    for (const path of paths) {
      const { due } = await as('office').eventually(path, (row) => (row['due'] as Body)['calendar'] !== null);
      expect(due).toMatchObject({ lastDay, calendar: newer.version });
    }
    await district.restart(newer);
    const last = async (path: string): Promise<unknown> => {
      const { body } = await as('office').get(`${path}/history`);
      const entries = (body['entries'] as readonly Body[]).filter(({ type }) => String(type).endsWith('DueRevised'));
      return entries.map(({ type, actor }) => [type, (actor as Body)['kind'], ((actor as Body)['post'] as Body)['id']]);
    };
    expect(await Promise.all(paths.map(last))).toEqual([
      [['ApplicationDueRevised', 'rule', 'calendar.v1']],
      [['ComplaintDueRevised', 'rule', 'calendar.v1']],
      [['RoundDueRevised', 'rule', 'calendar.v1']],
    ]);
  });
});
