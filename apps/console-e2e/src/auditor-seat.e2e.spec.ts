import { jest } from '@jest/globals';
import { readOnce, succeeded, until } from '@gongjian/system-e2e';
import { ConsoleUnderTest } from './console-under-test.js';
import { APPLIED, County, inDays, OFFICE } from './county.js';
import { People } from './people.js';
import { DESK, PHONE } from './visitor.js';

jest.setTimeout(180_000);

const PROGRAMMES = '/api/plans/v1/programmes';
const PROGRAMME = '整洁网格评定';

interface Person {
  readonly grants: readonly {
    readonly id: string;
    readonly role: string;
    readonly endedAtOnce: boolean;
    readonly seat: { readonly id: string; readonly purpose: string } | null;
  }[];
}
interface Reads {
  readonly items: readonly { readonly seatId: string; readonly route: string; readonly kind: string }[];
}

let console_: ConsoleUnderTest;
let county: County;
let people: People;
let auditorId: string;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  county = await County.publishing(console_, APPLIED);
  people = new People(console_);
  ({ id: auditorId } = await county.me('auditor'));
  // The sample's auditor is one of the district's own: only who holds nothing else gets a seat.
  const { grants } = await person();
  for (const { id } of grants) {
    await county.post('security', `/api/directory/v1/people/${auditorId}/grants/${id}/end`, { reason: '改为审计席位' });
  }
});

afterEach(() => expect(people.complaints()).toEqual([]));

afterAll(async () => {
  await people?.leave();
  await console_?.end();
});

async function person(): Promise<Person> {
  return succeeded(await console_.as('audit-admin').get<Person>(`/api/directory/v1/people/${auditorId}`));
}

/** Whether the auditor may read is decided by what is recorded now. */
async function mayRead(may: boolean): Promise<void> {
  const status = async (): Promise<number> => (await console_.as('auditor').get(PROGRAMMES)).status;
  await until(async () => (await status()) === (may ? 200 : 403), 'the right of the auditor');
}

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)('an auditor from outside, through the pages at the width of %s', (width, viewport) => {
  const purpose = `省审计厅专项审计（${width}）`;
  let seatId = '';

  beforeAll(async () => {
    await people.sitAt(viewport);
    await mayRead(false);
  });

  it('gets a seat from the audit administrator: divisions, records, last day, purpose', async () => {
    const admin = await people.at('audit-admin', `/administration/people/${auditorId}`);
    await admin.act('授予席位', async (dialog) => {
      await admin.choose(dialog, '区划 1', '清河县');
      await admin.day(dialog, '记录起于', inDays(-30));
      await admin.day(dialog, '到期日', inDays(90));
      await dialog.getByLabel('用途').fill(purpose);
    });
    await admin.sees(purpose);
    await admin.sees('清河县');
    await people.look(admin, 'seat-given');
    const { grants } = await person();
    const held = grants.filter(({ seat, endedAtOnce }) => seat?.purpose === purpose && !endedAtOnce);
    expect(held).toMatchObject([{ role: 'auditor' }]);
    seatId = held[0]?.seat?.id ?? '';
    await mayRead(true);
  });

  it('reads, and finds nothing to do', async () => {
    const auditor = await people.at('auditor', '/programmes');
    await auditor.reload();
    await auditor.sees(PROGRAMME);
    expect(await auditor.button('新建').count()).toBe(0);
    await auditor.page.getByText(PROGRAMME).filter({ visible: true }).first().click();
    await auditor.page.waitForURL(/\/programmes\/[^/]+$/);
    await auditor.quiet();
    await people.look(auditor, 'seat-programme');
    expect(await auditor.page.locator('main .ant-btn-primary').count()).toBe(0);
    await auditor.turnTo('/me');
    await auditor.sees('审计席位，只读');
    await people.look(auditor, 'seat-me');
  });

  it('has every read shown to the audit administrator', async () => {
    const { items } = await readOnce<Reads>(
      console_.as('audit-admin'),
      `/api/plans/v1/reads?seatId=${seatId}&limit=200`,
      (page) => page.items.some(({ route }) => route.endsWith('/programmes/:id')),
    );
    expect(new Set(items.map((read) => read.seatId))).toEqual(new Set([seatId]));
    const admin = await people.at('audit-admin', `/administration/reads?seatId=${seatId}`);
    await admin.sees('创建项目 · 单条');
    await admin.sees('创建项目 · 列表');
    await people.look(admin, 'seat-reads');
  });

  it('is out when the seat is ended', async () => {
    const admin = await people.at('audit-admin', `/administration/people/${auditorId}`);
    await admin.act('终止席位', (dialog) => dialog.getByLabel('理由').fill('审计结束'));
    await admin.sees('已终止');
    await mayRead(false);
    const auditor = await people.at('auditor', '/programmes');
    await auditor.reload();
    await auditor.sees('未授权');
    expect(await auditor.page.getByText(PROGRAMME).count()).toBe(0);
  });
});

it('keeps the office’s own work as it was', async () => {
  expect((await console_.as(OFFICE).get(PROGRAMMES)).status).toBe(200);
});
