import type { Scene } from '../scene.js';
import { assess, conclude, roundOf, sheetOf } from './assessing.js';
import { adopt } from './programme.js';
import { asOf, listed, recorded } from './recorded.js';

const LINES = ['pension', 'medical', 'unemployment', 'injury', 'residents'] as const;

interface Score {
  readonly requiredUnmet: readonly string[];
  readonly indicators: readonly {
    readonly code: string;
    readonly met: boolean | null;
    readonly why: { readonly numbers?: readonly { readonly code?: string; readonly value: unknown }[] };
  }[];
}

interface Ranked {
  readonly id: string;
  readonly grade: string;
  readonly subject: { readonly id: string };
}

/** Of 10,000. */
const rate = (n: number) => ({ n, d: 10_000 });

/** 全国文明城市: the average of the two years before must be more than 95 %; exactly 95 % is not. */
export async function tellCivilisedCity(scene: Scene): Promise<void> {
  const { run, steps, checks, as, who } = scene;
  const year = Number(run.today.slice(0, 4));
  const county = checks.present('the county', who('county-office').posts[0]).division.id;

  /** Of the year before last and of last year. */
  const centres = [
    { name: `云溪市社保中心一部${run.suffix}`, pension: [9_400, 9_600], average: '95', reached: false },
    { name: `云溪市社保中心二部${run.suffix}`, pension: [9_402, 9_600], average: '95.01', reached: true },
  ] as const;

  const { programmeId, subjects } = await steps.step(
    { zh: '全国文明城市', en: 'National civilised city: the figures of two centres' },
    async () => {
      const registered = [];
      for (const [index, { name }] of centres.entries()) {
        const { id: unitId } = await as('office').write(
          {
            key: run.key(`register unit ${index}`),
            path: '/api/directory/v1/units',
            body: { name, kind: 'institution', divisionId: county, effectiveOn: '2020-01-01' },
          },
          201,
        );
        const { id, position } = await as('office').write(
          {
            key: run.key(`register unit ${index} as a subject`),
            path: '/api/directory/v1/subjects',
            body: { kind: 'unit', name, divisionId: county, unitId, effectiveOn: '2020-01-01' },
          },
          201,
        );
        await as('auditor').get(`/api/directory/v1/subjects/${id}`, position);
        registered.push(id);
      }
      const adopted = await adopt(scene, {
        slug: 'civilised-city-figures',
        by: 'office',
        planBy: 'office',
        signedBy: 'leader',
        title: '云溪市全国文明城市创建人社指标工作方案',
        period: { from: `${year}-01-01`, to: `${year}-12-31` },
        serial: 21,
        duty: '收集近两年材料，装订报送',
      });
      steps.note(`${adopted.names.zh} ${adopted.names.en}　${year - 2}、${year - 1} 两年平均 two years’ average`);
      return { programmeId: adopted.id, subjects: registered };
    },
  );

  await steps.step({ zh: '大于 95%', en: 'More than 95 %: exactly 95 % is not' }, async () => {
    const roundId = await roundOf(scene, programmeId, ({ roundCode }) => roundCode === 'preparation');
    const round = `/api/assessments/v1/rounds/${roundId}`;
    await recorded(scene, round, 'RoundSubjectsEntered');
    const [before, last] = [String(year - 2), String(year - 1)];
    for (const [index, { name, pension, average, reached }] of centres.entries()) {
      const lines = (first: number) =>
        Object.fromEntries(LINES.map((line) => [line, rate(line === 'pension' ? first : 9_700)]));
      const score = await assess<Score>(scene, {
        name: `figures of centre ${index}`,
        sheet: await sheetOf(scene, roundId, subjects[index] ?? ''),
        by: 'office',
        assessors: ['city-assessor'],
        values: {
          enforcement: true,
          system: true,
          collection: { years: { [before]: { lines: lines(pension[0]) }, [last]: { lines: lines(pension[1]) } } },
          reemployment: { years: { [before]: rate(7_100), [last]: rate(7_100) } },
        },
        evidence: [
          { indicator: 'enforcement', code: 'cases', on: `${last}-06-30` },
          { indicator: 'system', code: 'rules', on: `${before}-06-30` },
          { indicator: 'collection', code: 'statements', on: `${before}-12-31` },
          { indicator: 'collection', code: 'statements', on: `${last}-12-31` },
        ],
      });
      checks.equal(`what ${name} did not meet`, score.requiredUnmet, reached ? [] : ['collection']);
      const seen = score.indicators.find(({ code }) => code === 'collection')?.why.numbers ?? [];
      const value = seen.find(({ code }) => code === 'pension')?.value;
      checks.equal(`the average of ${name}`, value, average === '95' ? 95 : average);
      steps.note(
        `${name}　养老 ${pension.map((each) => `${each / 100}%`).join('、')} → ${average}%　${reached ? '达标 reached' : '不达标 not reached'}`,
      );
    }
    await conclude(scene, { name: 'the preparation', roundId, by: 'office' });
    for (const [index, { name, reached }] of centres.entries()) {
      const ranked = await listed<Ranked>(
        scene,
        `${round}/ranking?limit=200`,
        ({ subject }) => subject.id === subjects[index],
      );
      checks.equal(`the grade of ${name}`, ranked.grade, reached ? 'reached' : 'none');
    }
    checks.matches('the round', await asOf(scene, round, await recorded(scene, round, 'RoundConcluded')), {
      status: 'concluded',
    });
  });
}
