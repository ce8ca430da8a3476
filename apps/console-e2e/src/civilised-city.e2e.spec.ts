import { jest } from '@jest/globals';
import { issueThrough, publishThrough } from './adopting.js';
import { assessThrough, choice, concludeThrough, type Answer } from './assessing.js';
import { ConsoleUnderTest } from './console-under-test.js';
import { inDays } from './county.js';
import { definitionFile, shippedDefinition } from './definition-file.js';
import { People } from './people.js';
import { photograph } from './photograph.js';
import { Records, type Listed } from './records.js';
import { DESK, idAt, PHONE, type Visitor } from './visitor.js';

jest.setTimeout(240_000);

const LINES = ['养老', '医疗、生育', '失业', '工伤', '城乡居民养老'];
const YEAR = Number(inDays(0).slice(0, 4));
const [BEFORE, LAST] = [YEAR - 2, YEAR - 1];

/** Of 10,000, of the year before last and of last year: on the average exactly 95 %, and a hundredth more. */
const CENTRES = [
  { name: '云溪市社保中心一部', pension: [9_400, 9_600], reached: false },
  { name: '云溪市社保中心二部', pension: [9_402, 9_600], reached: true },
] as const;

let console_: ConsoleUnderTest;
let people: People;
let records: Records;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  people = new People(console_);
  records = new Records(console_, 'office');
});

afterEach(() => expect(people.complaints()).toEqual([]));

afterAll(async () => {
  await people?.leave();
  await console_?.end();
});

const rate = async (form: Visitor, name: string, part: number): Promise<void> => {
  await form.page.getByRole('textbox', { name: `${name} 其中达到`, exact: true }).fill(String(part));
  await form.page.getByRole('textbox', { name: `${name} 总数`, exact: true }).fill('10000');
};

function answers(centre: string, [before, last]: readonly [number, number]): readonly Answer[] {
  const shown = (name: string, on: string) => ({ file: photograph(`${name}.png`, centre), on });
  return [
    { ...choice('依法查处', '是'), photos: [shown('查处台账', `${LAST}-06-30`)] },
    { ...choice('建立制度', '是'), photos: [shown('制度文件', `${BEFORE}-06-30`)] },
    {
      name: '社会保险费征缴率',
      fill: async (form) => {
        for (const line of LINES) {
          const pension = line === LINES[0];
          await rate(form, `社会保险费征缴率 ${BEFORE} · ${line}`, pension ? before : 9_700);
          await rate(form, `社会保险费征缴率 ${LAST} · ${line}`, pension ? last : 9_700);
        }
      },
      photos: [shown('年度报表一', `${BEFORE}-12-31`), shown('年度报表二', `${LAST}-12-31`)],
    },
    {
      name: '失业人员再就业率',
      fill: async (form) => {
        for (const year of [BEFORE, LAST]) await rate(form, `失业人员再就业率 ${year}`, 7_100);
      },
    },
  ];
}

describe.each([
  ['a desk', DESK, 1],
  ['a phone', PHONE, 2],
] as const)('the figures of a civilised city through the pages at the width of %s', (_name, viewport, serial) => {
  const file = definitionFile(shippedDefinition('civilised-city-figures'), serial);
  const centres = CENTRES.map((centre) => ({ ...centre, name: `${centre.name}${serial}` }));
  const subjects: string[] = [];
  let programmeId = '';
  let roundId = '';

  beforeAll(() => people.sitAt(viewport));

  it('the city registers two centres as units and as what is assessed', async () => {
    const county = (await records.me('county-office')).posts[0]?.division.name ?? '';
    for (const { name } of centres) {
      const office = await people.at('office', '/administration/units');
      await office.act('登记', async (dialog) => {
        await dialog.getByLabel('单位名称').fill(name);
        await office.choose(dialog, '类别', '事业单位');
        await office.choose(dialog, '区划', county);
        await office.day(dialog, '生效日', '2020-01-01');
      });
      await office.page.locator('main h1', { hasText: name }).waitFor();
      await people.look(office, 'city-unit');
      await office.turnTo('/administration/subjects');
      await office.act('登记', async (dialog) => {
        await dialog.getByLabel('对象名称').fill(name);
        await office.choose(dialog, '类别', '单位');
        await office.choose(dialog, '区划', county);
        await office.choose(dialog, '单位', name);
        await office.day(dialog, '生效日', '2020-01-01');
        await people.look(office, 'city-register');
      });
      await office.page.locator('main h1', { hasText: name }).waitFor();
      subjects.push(await idAt(office));
    }
  });

  it('it publishes the programme and issues its plan: the round opens by itself', async () => {
    const unit = (await records.me('office')).units[0]?.name ?? '';
    programmeId = await publishThrough(people, 'office', unit, file);
    await issueThrough(people, {
      by: 'office',
      signedBy: 'leader',
      programme: file.name,
      title: `云溪市全国文明城市创建人社指标工作方案（${serial}）`,
      from: `${YEAR}-01-01`,
      to: `${YEAR}-12-31`,
      duty: '收集近两年材料，装订报送',
      unit,
      number: `云创〔2026〕2${serial}号`,
    });
    const round = await records.listed<Listed>(`/api/assessments/v1/rounds?programmeId=${programmeId}`);
    roundId = round.id;
  });

  it('more than 95 % is asked: exactly 95 % is not', async () => {
    const { name } = await records.me('city-assessor');
    for (const [nth, { name: centre, pension, reached }] of centres.entries()) {
      const { id } = await records.listed(
        `/api/assessments/v1/sheets?roundId=${roundId}&subjectId=${subjects[nth] ?? ''}`,
      );
      await assessThrough(people, {
        sheet: `/assessment/sheets/${id}`,
        by: 'office',
        assessors: new Map([['city-assessor', name]]),
        answers: answers(centre, pension),
      });
      const assessor = await people.as('city-assessor');
      await assessor.page
        .locator('.score-table tr', { hasText: '社会保险费征缴率' })
        .getByText(reached ? '达到' : '未达到', { exact: true })
        .waitFor();
      if (!reached) await assessor.sees('养老 95%，应超过95%');
      await people.look(assessor, 'city-scored');
    }
    await concludeThrough(people, `/assessment/rounds/${roundId}`, 'office');
    const office = await people.as('office');
    for (const { name: centre, reached } of centres) {
      await office.page
        .locator('tr, .cards > li', { hasText: centre })
        .filter({ hasText: reached ? /达到国家标准/ : /未达标|未达/ })
        .first()
        .waitFor();
    }
  });
});
