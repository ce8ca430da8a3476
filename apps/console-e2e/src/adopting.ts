import type { DefinitionFile } from './definition-file.js';
import type { People } from './people.js';
import { idAt } from './visitor.js';

/** The definition is handed in as a draft, read as a standard, and published; answers the id of the programme. */
export async function publishThrough(
  people: People,
  account: string,
  unit: string,
  file: DefinitionFile,
): Promise<string> {
  const office = await people.at(account, '/programmes');
  await office.act('起草项目', async (dialog) => {
    await office.choose(dialog, '设立单位', unit);
    await office.attach(dialog, '选择文件', [file.file]);
    await dialog.getByLabel('定义').filter({ hasText: 'definitionFormat' }).waitFor();
    await people.look(office, 'programme-draft');
  });
  await office.page.locator('main h1', { hasText: file.name }).waitFor();
  await office.page.locator('.chips', { hasText: '未发布' }).waitFor();
  await office.act('发布新版本');
  await office.page.locator('.chips', { hasText: '第 1 版' }).waitFor();
  await people.look(office, 'programme-published');
  return idAt(office);
}

export interface PlanAsked {
  readonly by: string;
  readonly signedBy: string;
  readonly programme: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly duty: string;
  /** Who leads the duty. */
  readonly unit: string;
  readonly number: string;
}

/** A plan of one duty is drafted and issued; answers its id. */
export async function issueThrough(people: People, asked: PlanAsked): Promise<string> {
  const office = await people.at(asked.by, '/plans/new');
  const form = office.page.locator('main');
  await office.choose(form, '创建项目', asked.programme);
  await form.getByLabel('方案名称').fill(asked.title);
  await office.day(form, '开始日期', asked.from);
  await office.day(form, '结束日期', asked.to);
  await people.look(office, 'plan-new');
  await office.button('存为草稿').click();
  await office.page.locator('main h1', { hasText: asked.title }).waitFor();
  const plan = await idAt(office);
  await office.act('加一项任务', async (dialog) => {
    await dialog.getByLabel('工作任务').fill(asked.duty);
    await office.choose(dialog, '单位', asked.unit);
    await people.look(office, 'plan-item');
  });
  await office.page.locator('.plan-items').getByText(asked.duty).waitFor();

  const leader = await people.at(asked.signedBy, `/plans/${plan}`);
  await leader.act('印发', (dialog) => dialog.getByLabel('文号').fill(asked.number));
  await leader.page.locator('.chips', { hasText: '已印发' }).waitFor();
  await people.look(leader, 'plan-issued');
  return plan;
}
