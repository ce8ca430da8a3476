import { succeeded } from '@gongjian/system-e2e';
import { jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { archived, type Archived } from './archiving.js';
import { ConsoleUnderTest } from './console-under-test.js';
import { DESK, idAt, PHONE, type Visitor } from './visitor.js';

jest.setTimeout(240_000);

const DOSSIERS = '/api/audit/v1/dossiers';
const NUMBER = '清档〔2026〕8号';

let console_: ConsoleUnderTest;
let office: Visitor;
let leader: Visitor;

async function looksWell(visitor: Visitor, name: string): Promise<void> {
  for (const viewport of [DESK, PHONE]) {
    await visitor.sitAt(viewport);
    expect(await visitor.look(`archive-${name}`)).toEqual([]);
  }
  await visitor.sitAt(DESK);
}

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: true });
  [office, leader] = [await console_.signedIn('office'), await console_.signedIn('leader')];
});

afterAll(() => console_?.end());

describe('a dossier', () => {
  it('is ordered by the office with a preview, looked at when it is compiled, and taken away whole', async () => {
    await office.open('/audit');
    await office.sees('还没有组过卷');
    await office.press('组卷');
    await office.sees('填好全宗号和机构代码后');
    await office.choose(office.dialog, '工作方案', '整洁楼院');
    await office.dialog.getByLabel('全宗号').fill('Z109');
    await office.dialog.getByLabel('机构（问题）代码').fill('BGS');
    await office.sees(/^Z109-WS·\d{4}-Y-BGS-0001$/);
    const folders = office.dialog.getByLabel('文件夹命名');
    const usual = await folders.inputValue();
    office.forgive(/status of 422/);
    await folders.fill('{title}');
    await office.sees(/请改：文件夹命名/);
    await folders.fill(usual);
    await office.sees(/^Z109-WS·\d{4}-Y-BGS-0001$/);
    await looksWell(office, 'order');
    await office.dialog.getByRole('button', { name: '组卷', exact: true }).click();
    await office.answered();
    const id = await idAt(office);
    await office.page.locator('.chips', { hasText: '已组成' }).waitFor();
    await office.page.locator('main .ant-table-row').first().waitFor();
    await office.quiet();
    await looksWell(office, 'dossier');
    const { compiled } = succeeded(
      await console_.as('office').get<{ readonly compiled: { readonly manifestSha256: string } }>(`${DOSSIERS}/${id}`),
    );
    await office.sees(compiled.manifestSha256);
    const [download] = await Promise.all([office.page.waitForEvent('download'), office.button('下载案卷').click()]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    const bytes = await readFile(await download.path());
    const answer = await fetch(`${console_.address}${DOSSIERS}/${id}/content`, {
      headers: { authorization: `Bearer ${(await console_.as('office').token()) ?? ''}` },
    });
    expect(bytes.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
    await office.open('/audit/dossiers');
    await office.sees('已组成');
    await looksWell(office, 'dossiers');
  });

  it('is ordered by nobody else: a leader reads it, a community worker has no such place', async () => {
    await leader.open('/audit/dossiers');
    await leader.sees('已组成');
    expect(await leader.button('组卷').count()).toBe(0);
    const community = await console_.signedIn('community');
    expect(await community.page.locator('.rail a[href="/audit"]').count()).toBe(0);
    await community.leave();
  });
});

describe('how long records are kept', () => {
  it('is proposed to be changed by the office, and confirmed by somebody else alone', async () => {
    await office.open('/audit/retention');
    await office.sees('系统自带');
    await looksWell(office, 'retention-shipped');
    await office.press('提出调整');
    await office.dialog.getByRole('button', { name: '提出调整', exact: true }).click();
    await office.sees('还没有改动任何一类。');
    await office.choose(office.dialog, '工作任务及佐证材料的保管期限', '10 年');
    await office.choose(office.dialog, '理由类别', '经审查的保管期限表');
    await looksWell(office, 'retention-change');
    await office.dialog.getByRole('button', { name: '提出调整', exact: true }).click();
    await office.answered();
    await office.sees('30 年 改为 10 年');
    expect(await office.button('确认调整').isDisabled()).toBe(true);
    await office.sees('保管期限的调整须由提出人以外的另一人确认。');
    await looksWell(office, 'retention-waits');
    await leader.open('/audit/retention');
    await leader.act('确认调整');
    await leader.sees('第 1 版');
    await leader.sees('确认调整保管期限，第 1 版生效');
    await looksWell(leader, 'retention');
  });
});

describe('what was kept long enough', () => {
  let old: Archived;

  it('is proposed from its dossier, appraised and approved by others, and recorded when its files are gone', async () => {
    old = await archived(console_.server);
    await office.open(`/audit/dossiers/${old.dossierId}`);
    await office.page.getByRole('checkbox', { name: new RegExp(`${old.archiveNumber}$`) }).check();
    await office.act('提出销毁 1 件', (dialog) => office.choose(dialog, '理由类别', '保管期限已满'));
    const id = await idAt(office);
    await office.page.locator('.chips', { hasText: '待鉴定' }).waitFor();
    expect(await office.button('鉴定').isDisabled()).toBe(true);
    await looksWell(office, 'disposal');

    const deputy = await console_.signedIn('office-deputy');
    await deputy.open(`/audit/disposals/${id}`);
    await deputy.act('鉴定', (dialog) => deputy.choose(dialog, '理由类别', '不再有保存价值'));
    await deputy.page.locator('.chips', { hasText: '待批准' }).waitFor();
    expect(await deputy.button('批准销毁').count()).toBe(0);
    await deputy.leave();

    await leader.open(`/audit/disposals/${id}`);
    await leader.act('批准销毁', (dialog) => dialog.getByLabel('批准文号').fill(NUMBER));
    await leader.sees(NUMBER);

    await office.reload();
    expect(await office.button('登记销毁完毕').isDisabled()).toBe(true);
    await office.sees(/还有 1 个文件没有销毁/);
    const file = `/api/plans/v1/files/${old.fileId}`;
    const reason = { code: 'other', text: NUMBER };
    succeeded(await console_.as('unit-liaison').post(`${file}/destruction-requests`, { reason }));
    succeeded(await console_.as('office').send({ method: 'POST', path: `${file}/destruction` }));
    await office.reload();
    await office.act('登记销毁完毕');
    await office.page.locator('.chips', { hasText: '已销毁' }).waitFor();
    await office.sees('登记销毁完毕：1 件，文件 1 个');
    await looksWell(office, 'disposal-done');
    await office.open('/audit/disposals');
    await office.sees('已销毁');
    await looksWell(office, 'disposals');
  });

  it('is not taken from the dossier any more, which says so', async () => {
    await office.open(`/audit/dossiers/${old.dossierId}`);
    office.forgive(/status of 409/);
    await office.button('下载案卷').click();
    await office.sees('案卷中的内容此后已销毁或清除，请重新组卷。');
  });
});
