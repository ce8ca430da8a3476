import { jest } from '@jest/globals';
import { issueThrough, publishThrough } from './adopting.js';
import { applyThrough, passThrough } from './applying.js';
import { assessThrough, concludeThrough, score } from './assessing.js';
import { ConsoleUnderTest } from './console-under-test.js';
import { DEPUTY, inDays, LEADER, OFFICE } from './county.js';
import { definitionFile, shippedDefinition } from './definition-file.js';
import { enterLate } from './late-entry.js';
import { nameThrough } from './naming.js';
import { People } from './people.js';
import { Records } from './records.js';
import { DESK, idAt, PHONE } from './visitor.js';

jest.setTimeout(240_000);

const ASPECTS = [
  '组织建设',
  '居民自治',
  '服务完善',
  '治安稳定',
  '环境优美',
  '文化繁荣',
  '家庭和睦',
  '邻里互助',
  '遵纪守法',
  '保障有力',
];

interface Community {
  readonly place: string;
  readonly by: string;
  readonly town: string;
  readonly below: readonly string[];
}

/** The second one misses the star of three aspects by a hundredth of a point. */
const COMMUNITIES: readonly Community[] = [
  { place: '柳荫社区', by: 'community', town: 'town', below: [] },
  { place: '桥头社区', by: 'community-second', town: 'town-second', below: ['家庭和睦', '邻里互助', '保障有力'] },
];

let console_: ConsoleUnderTest;
let people: People;
let records: Records;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  people = new People(console_);
  records = new Records(console_, OFFICE);
});

afterEach(() => expect(people.complaints()).toEqual([]));

afterAll(async () => {
  await people?.leave();
  await console_?.end();
});

describe.each([
  ['a desk', DESK, 1],
  ['a phone', PHONE, 2],
] as const)('ten stars through the pages at the width of %s', (_name, viewport, serial) => {
  const file = definitionFile(shippedDefinition('star-community'), serial);
  const applied: { readonly place: string; readonly application: string; readonly subjectId: string }[] = [];
  const titles: string[] = [];
  let programmeId = '';
  let round = '';

  beforeAll(() => people.sitAt(viewport));

  it('the county publishes the programme, and issues its plan', async () => {
    const unit = (await records.me(OFFICE)).units[0]?.name ?? '';
    programmeId = await publishThrough(people, OFFICE, unit, file);
    await issueThrough(people, {
      by: OFFICE,
      signedBy: LEADER,
      programme: file.name,
      title: `清河县十星级和谐社区创建方案（${serial}）`,
      from: inDays(-90),
      to: inDays(200),
      duty: '组织社区自荐、街镇初审和年度考核',
      unit,
      number: `清创〔2026〕3${serial}号`,
    });
  });

  it('two communities apply, and their towns review', async () => {
    for (const { place, by, town } of COMMUNITIES) {
      const application = await applyThrough(people, { programme: file.name, subject: place, by, on: inDays(-60) });
      await passThrough(people, application, { by: town, on: inDays(-60) });
      const { subject } = await records.eventually<{ readonly subject: { readonly id: string } }>(
        `/api/assessments/v1${application}`,
        () => true,
      );
      applied.push({ place, application, subjectId: subject.id });
    }
  });

  it('ten aspects are scored: nine points are a star, a hundredth less is none', async () => {
    const { id: roundId } = await records.listed<{ readonly id: string; readonly roundCode: string }>(
      `/api/assessments/v1/rounds?programmeId=${programmeId}&limit=200`,
      ({ roundCode }) => roundCode === 'annual',
    );
    round = `/assessment/rounds/${roundId}`;
    const { name } = await records.me('assessor');
    for (const { place, subjectId } of applied) {
      const below = COMMUNITIES.find((one) => one.place === place)?.below ?? [];
      const { id } = await records.listed(`/api/assessments/v1/sheets?roundId=${roundId}&subjectId=${subjectId}`);
      await assessThrough(people, {
        sheet: `/assessment/sheets/${id}`,
        by: OFFICE,
        assessors: new Map([['assessor', name]]),
        answers: ASPECTS.map((aspect) => score(aspect, below.includes(aspect) ? '8.99' : '9.00')),
        on: inDays(-50),
      });
      const assessor = await people.as('assessor');
      await assessor.sees(`${ASPECTS.length - below.length} 星`);
      await people.look(assessor, 'stars-scored');
    }
    await concludeThrough(people, round, OFFICE, inDays(-45));
    const office = await people.as(OFFICE);
    await office.sees('十星级');
    await office.sees('达标');
  });

  it('two persons determine the grade', async () => {
    for (const { application } of applied) {
      await passThrough(people, application, { by: 'county-reviewer', on: inDays(-45) });
      await passThrough(people, application, { by: OFFICE, on: inDays(-45) });
      await passThrough(people, application, { by: DEPUTY, on: inDays(-45), act: '认可' });
    }
  });

  it('both are shown to the public, named by two and given their plaques', async () => {
    for (const { subjectId } of applied) {
      await records.listed(`/api/awards/v1/slates?programmeId=${programmeId}&limit=200`);
      const { id } = await records.listed(`/api/awards/v1/titles?programmeId=${programmeId}&subjectId=${subjectId}`);
      titles.push(`/titles/${id}`);
    }
    await records.eventually<{ readonly items: readonly object[] }>(
      `/api/awards/v1/slates?programmeId=${programmeId}&status=prepared&limit=200`,
      ({ items }) => items.length === applied.length,
    );
    const leader = await people.as(LEADER);
    await leader.open(`/notices/slates?programmeId=${programmeId}`);
    for (const nth of applied.keys())
      await leader.page
        .getByRole('checkbox', { name: /^选择 .*和谐社区/ })
        .nth(nth)
        .check();
    await people.look(leader, 'stars-slates');
    await leader.act('开始公示', (dialog) => enterLate(leader, dialog, inDays(-40)));
    const notice = await idAt(leader);
    await records.eventually<{ readonly status: string }>(
      `/api/awards/v1/notices/${notice}`,
      ({ status }) => status === 'ended',
    );
    await leader.sees('公示期满');
    await people.look(leader, 'stars-notice');
    for (const [nth, title] of titles.entries()) {
      await nameThrough(people, records, title, {
        number: `清创〔2026〕4${serial}号`,
        plaque: `星-${serial}-${nth + 1}`,
      });
    }
  });

  it('the community of ten stars is commended, the other one is not', async () => {
    const [tenStars, qualified] = COMMUNITIES.map(({ place }) => place);
    const office = await people.at(OFFICE, '/praise/commendations');
    await office.act('提议表彰', async (dialog) => {
      await office.choose(dialog, '项目', file.name);
      await office.choose(dialog, '轮次', 'annual');
      await office.choose(dialog, '测评结果', qualified ?? '');
      await office.choose(dialog, '表彰', '县级表彰');
      await enterLate(office, dialog, inDays(-12));
      await dialog.getByRole('button', { name: '提议表彰', exact: true }).click();
      await dialog.getByRole('alert').waitFor();
      await people.look(office, 'stars-not-commended');
      await office.choose(dialog, '测评结果', tenStars ?? '');
    });
    const commendation = `/praise/commendations/${await idAt(office)}`;
    const leader = await people.at(LEADER, commendation);
    await leader.act('决定表彰', async (dialog) => {
      await dialog.getByLabel('文号').fill(`清创〔2026〕5${serial}号`);
      await enterLate(leader, dialog, inDays(-10));
    });
    await leader.button('决定表彰').waitFor({ state: 'detached' });
    await leader.sees('十星级');
    await people.look(leader, 'stars-commended');
  });
});
