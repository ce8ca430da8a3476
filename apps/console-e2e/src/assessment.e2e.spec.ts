import { jest } from '@jest/globals';
import { ConsoleUnderTest } from './console-under-test.js';
import { ASSESSED, County, OFFICE } from './county.js';
import { PHONE, type Attached, type Visitor } from './visitor.js';

jest.setTimeout(180_000);

const GRID = '柳荫第一网格';
const OTHER = '柳荫第二网格';

let console_: ConsoleUnderTest;
let county: County;
let round: string;
let selfCheck: string;
let sheet: string;
let other: string;

const PHOTO: Attached = {
  name: '楼道清理后.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** What was sent to addresses that end so, told as it is answered. */
function answersTo(visitor: Visitor, address: RegExp): readonly number[] {
  const answered: number[] = [];
  visitor.page.on('response', (response) => {
    if (response.request().method() === 'POST' && address.test(response.url())) answered.push(response.status());
  });
  return answered;
}

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  county = await County.publishing(console_, ASSESSED);
  const [first, second] = [await county.team(GRID), await county.team(OTHER)];
  const rounds = await county.openRounds();
  const roundId = rounds.get('check') ?? '';
  round = `/assessment/rounds/${roundId}`;
  selfCheck = `/assessment/sheets/${await county.sheetOf(rounds.get('selfCheck') ?? '', first)}`;
  sheet = `/assessment/sheets/${await county.sheetOf(roundId, first)}`;
  other = await county.sheetOf(roundId, second);
});

afterAll(() => console_?.end());

describe('a community with a phone', () => {
  it('fills its self-check without a connection, also after a reload; it is sent once when the connection is back', async () => {
    const community = await console_.signedIn('community', PHONE);
    const sent = answersTo(community, /\/self-check$/);
    await community.open('/');
    await community.link(new RegExp(GRID)).first().click();
    await community.page.waitForURL(`**${selfCheck}`);
    await community.settled();
    expect(await community.look('assessment-to-check')).toEqual([]);
    await community.link('填写自查').click();
    await community.sees('1 / 2');
    expect(await community.look('assessment-self-check')).toEqual([]);

    community.forgive(/ERR_INTERNET_DISCONNECTED/);
    await community.keptInBrowser();
    await community.offline(true);
    await community.page.getByRole('textbox', { name: '环境整洁' }).fill('9');
    await community.sees('填的内容已存在本机，关掉再开还在。');
    await community.reload();
    await community.sees(/没有网络/);
    await community.sees(/显示的是本机 \d+月\d+日 \d\d:\d\d 存下的内容，此后没有更新/);
    const kept = community.page.getByRole('textbox', { name: '环境整洁' });
    await kept.waitFor();
    expect(await kept.inputValue()).toBe('9');
    await community.button('下一项').click();
    await community.page.getByRole('radiogroup', { name: '长效管护' }).getByText('达到', { exact: true }).click();
    await community.page.getByLabel('理由 *').fill('每日有人保洁，记录齐全。');
    await community.page.getByLabel('自查情况说明').fill('全部楼道已清理。');
    await community.sees('已填 2/2 项');
    await community.button('报送').click();
    await community.sees('已存在本机，恢复网络后自动报送。');
    expect(sent).toEqual([]);
    expect(await community.look('assessment-offline')).toEqual([]);
    await community.reload();
    await community.sees('已存在本机，恢复网络后自动报送。');

    await community.offline(false);
    await community.sees('已报送');
    await community.page.getByText('有 1 份已存在本机').waitFor({ state: 'detached' });
    await community.sees('全部楼道已清理。');
    await community.page.getByText(/存下的内容，此后没有更新/).waitFor({ state: 'detached' });
    expect(sent).toEqual([200]);
    await community.open(selfCheck);
    expect(await community.look('assessment-self-checked')).toEqual([]);
    expect(sent).toEqual([200]);
    await community.leave();
  });
});

describe('the county', () => {
  let office: Visitor;

  it('appoints an assessor, who scores what was found where there is no connection, with a photo', async () => {
    office = await console_.signedIn(OFFICE);
    await office.open(sheet);
    expect(await office.look('assessment-sheet')).toEqual([]);
    const { id: personId, name } = await county.me('assessor');
    await office.act('指定考评员', (dialog) => office.choose(dialog, '考评员', name));
    await office.sees('已指定 1/1');

    const assessor = await console_.signedIn('assessor', PHONE);
    const [photos, scores] = [answersTo(assessor, /\/files$/), answersTo(assessor, /\/assessments$/)];
    await assessor.open(sheet);
    await assessor.link('填写考评').click();
    await assessor.page.getByRole('textbox', { name: '环境整洁' }).fill('8.5');
    expect(await assessor.look('assessment-scoring')).toEqual([]);

    assessor.forgive(/ERR_INTERNET_DISCONNECTED/);
    await assessor.keptInBrowser();
    await assessor.offline(true);
    await assessor.reload();
    const order = assessor.page.locator('.indicator-form').first();
    await order.getByText(/照片/).first().click();
    await assessor.attach(order, /把文件拖到这里/, [PHOTO]);
    await assessor.sees(/已存在本机，恢复网络后上传/);
    await assessor.reload();
    await assessor.sees(/已存在本机，恢复网络后上传/);
    expect(await assessor.page.getByRole('textbox', { name: '环境整洁' }).inputValue()).toBe('8.5');
    await assessor.button('下一项').click();
    await assessor.page.getByRole('radiogroup', { name: '长效管护' }).getByText('达到', { exact: true }).click();
    await assessor.page.getByLabel('理由 *').fill('现场有人管护。');
    await assessor.button('报送').click();
    await assessor.sees('已存在本机，恢复网络后自动报送。');
    expect([photos, scores]).toEqual([[], []]);

    await assessor.offline(false);
    await assessor.sees('已得分');
    await assessor.sees('18.5');
    await assessor.sees(PHOTO.name);
    expect([photos, scores]).toEqual([[201], [200]]);
    expect(await assessor.look('assessment-scored')).toEqual([]);
    await assessor.leave();

    await county.post(OFFICE, `/api/assessments/v1/sheets/${other}/assessors`, { personId });
    await county.post('assessor', `/api/assessments/v1/sheets/${other}/assessments`, {
      values: { order: '4', keeping: { verdict: 'met', reason: { code: 'inPlace', text: '有人管护。' } } },
    });
  });

  it('concludes the round and sees who came out how', async () => {
    await office.open(round);
    await office.act('结束并评定');
    await county.eventually<{ readonly status: string }>(
      `/api/assessments/v1/rounds/${round.split('/').at(-1)}`,
      ({ status }) => status === 'concluded',
    );
    await office.open(round);
    await office.sees('已办结');
    const ranking = office.page.getByRole('table', { name: '评定结果' });
    await ranking.getByRole('row', { name: new RegExp(`${GRID}.*18\\.5.*金牌`) }).waitFor();
    await ranking.getByRole('row', { name: new RegExp(`${OTHER}.*14.*银牌`) }).waitFor();
    expect(await office.look('assessment-concluded')).toEqual([]);
    await ranking.getByRole('link', { name: GRID }).click();
    await office.page.getByRole('heading', { level: 1, name: `${GRID} · 金牌` }).waitFor();
    await office.sees('第 1 名，共 2 个');
    expect(await office.look('assessment-result')).toEqual([]);
    await office.leave();
  });
});
