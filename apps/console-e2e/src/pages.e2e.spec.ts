import { jest } from '@jest/globals';
import { succeeded } from '@gongjian/system-e2e';
import { ConsoleUnderTest } from './console-under-test.js';
import { DESK, PHONE } from './visitor.js';

jest.setTimeout(600_000);

/** Every page of the console, by who works in it. `{list}` stands for the id of the first record of that list. */
const PAGES: readonly (readonly [account: string, pages: readonly string[]])[] = [
  [
    'office',
    [
      '/',
      '/plans',
      '/plans/{plans/v1/plans}',
      '/plans/{plans/v1/plans}/responsibility',
      '/plans/import',
      '/tasks',
      '/tasks?view=board',
      '/tasks/{plans/v1/tasks}',
      '/programmes',
      '/programmes/{plans/v1/programmes}',
      '/programmes/{plans/v1/programmes}?tab=compare',
      '/administration/people',
      '/administration/units',
      '/administration/units/{directory/v1/units}',
      '/administration/divisions',
      '/administration/divisions/{directory/v1/divisions}',
      '/administration/subjects',
      '/administration/subjects/{directory/v1/subjects}',
      '/me',
      '/search?q=社区',
    ],
  ],
  [
    'county-office',
    [
      '/rectifications',
      '/rectifications/{plans/v1/rectifications}',
      '/filings',
      '/reports',
      '/reports/{plans/v1/reports}',
      '/escalations',
      '/follow-ups',
      '/follow-ups/{plans/v1/follow-ups}',
      '/suggestions',
      '/assessment',
      '/assessment/rounds/{assessments/v1/rounds}',
      '/assessment/sheets/{assessments/v1/sheets}',
      '/surveys',
      '/applications',
      '/applications/{assessments/v1/applications}',
      '/complaints',
      '/incidents',
      '/incidents/{assessments/v1/incidents}',
      '/titles',
      '/titles/{awards/v1/titles}',
      '/notices',
      '/notices/{awards/v1/notices}',
      '/notices/slates',
      '/notices/slates/{awards/v1/slates}',
      '/notices/objections',
      '/praise/commendations',
      '/praise/circulars',
    ],
  ],
  ['community', ['/', '/tasks', '/me/file', '/reports', '/assessment']],
  ['leader', ['/', '/titles', '/plans']],
  ['system', ['/administration/people/{directory/v1/people}', '/administration/operations']],
];

let console_: ConsoleUnderTest;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: true });
});

afterAll(() => console_?.end());

/** The page with the id it names, null where its list is empty. */
async function addressOf(account: string, page: string): Promise<string | null> {
  const list = /\{(.*)\}/.exec(page)?.[1];
  if (list === undefined) return page;
  const { items } = succeeded(
    await console_.as(account).get<{ readonly items: readonly { readonly id: string }[] }>(`/api/${list}?limit=1`),
  );
  const [first] = items;
  return first === undefined ? null : page.replace(`{${list}}`, first.id);
}

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)('every page at the width of %s', (_name, viewport) => {
  it.each(PAGES)('of %s is whole, reachable and without complaint', async (account, pages) => {
    const visitor = await console_.signedIn(account, viewport);
    const wrong: string[] = [];
    for (const page of pages) {
      const address = await addressOf(account, page);
      if (address === null) {
        wrong.push(`${page}: the demo leaves nothing to look at`);
        continue;
      }
      await visitor.open(address);
      const name = page.replaceAll(/\{[^}]*\}/g, 'one').replaceAll(/[^a-zA-Z]+/g, '-') || 'home';
      const found = await visitor.look(`${account}${name}`);
      wrong.push(...found.map((what) => `${page}: ${what}`));
    }
    await visitor.leave();
    expect(wrong).toEqual([]);
  });
});

describe('without signing in', () => {
  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ] as const)('the way in and the public pages fit %s', async (_name, viewport) => {
    const visitor = await console_.visitor(viewport);
    const { tenant } = succeeded(
      await console_.as('office').get<{ readonly tenant: { readonly name: string } }>('/api/directory/v1/me'),
    );
    const wrong: string[] = [];
    for (const page of ['/', `/public/${tenant.name}/notices`, `/public/${tenant.name}/titles`]) {
      await visitor.open(page);
      const found = await visitor.look(`public${page.split('/').at(-1) ?? ''}`);
      wrong.push(...found.map((what) => `${page}: ${what}`));
    }
    await visitor.leave();
    expect(wrong).toEqual([]);
  });

  it('English is a full translation', async () => {
    const visitor = await console_.signedIn('office', DESK, 'en');
    await visitor.sees('Workbench');
    for (const page of ['/plans', '/tasks', '/assessment', '/titles', '/programmes']) {
      await visitor.open(page);
      expect(await visitor.look(`english${page.replaceAll('/', '-')}`)).toEqual([]);
      const words = await visitor.page.locator('nav.pages a, h1, th, .ant-btn').allInnerTexts();
      expect(words.filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
    }
    await visitor.leave();
  });
});
