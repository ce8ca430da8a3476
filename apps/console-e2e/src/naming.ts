import { LEADER, LEADER_SECOND, OFFICE } from './county.js';
import { enterLate } from './late-entry.js';
import type { People } from './people.js';
import type { Records } from './records.js';

export interface TitleRead {
  readonly pending: string | null;
  readonly readiness: { readonly ready: { readonly notBefore: string } } | null;
}

/** Two leaders of the county sign as soon as it may be named, and the plaque is handed over the same day. */
export async function nameThrough(
  people: People,
  records: Records,
  title: string,
  { number, plaque }: { readonly number: string; readonly plaque: string },
): Promise<void> {
  const { readiness } = await records.eventually<TitleRead>(
    `/api/awards/v1${title}`,
    ({ pending }) => pending === 'ready',
  );
  const on = readiness?.ready.notBefore ?? '';
  const leader = await people.at(LEADER, title);
  await leader.act('签署命名', async (dialog) => {
    await dialog.getByLabel('文号').fill(number);
    await dialog.getByLabel('会议纪要编号').fill('县政府常务会议纪要');
    await enterLate(leader, dialog, on);
    await people.look(leader, 'naming-sign');
  });
  await leader.sees('待第二人签署');
  await leader.button('签署命名').waitFor({ state: 'detached' });
  await people.look(leader, 'naming-signed-once');

  const second = await people.at(LEADER_SECOND, title);
  await second.sees('待第二人签署');
  await second.act('签署命名', (dialog) => enterLate(second, dialog, on));
  await second.page.locator('.chips', { hasText: '已命名' }).waitFor();

  const office = await people.at(OFFICE, title);
  await office.act('授牌', async (dialog) => {
    await dialog.getByLabel('牌匾编号').fill(plaque);
    await dialog.getByLabel('地点').fill('小区广场');
    await enterLate(office, dialog, on);
  });
  await office.page.locator('.chips', { hasText: '已授牌' }).waitFor();
  await office.sees(`牌匾 ${plaque}`);
  await people.look(office, 'naming-conferred');
}
