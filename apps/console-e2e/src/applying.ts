import { enterLate } from './late-entry.js';
import type { People } from './people.js';

export interface Applying {
  readonly programme: string;
  readonly subject: string;
  readonly by: string;
  readonly on: string;
}

/** It applies by itself; answers the page of the application. */
export async function applyThrough(people: People, { programme, subject, by, on }: Applying): Promise<string> {
  const community = await people.at(by, '/applications');
  await community.act('申报', async (dialog) => {
    await community.choose(dialog, '创建项目', programme);
    await community.choose(dialog, '对象', subject);
    await dialog.getByLabel('申报说明').fill('对照标准自查，自愿申报。');
    await enterLate(community, dialog, on);
    await people.look(community, 'application-new');
  });
  await community.page.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
  await community.sees('办理中');
  await people.look(community, 'application');
  return community.at;
}

/** A person passes it on at a level; where two are needed the second one accepts. */
export async function passThrough(
  people: People,
  application: string,
  { by, on, act = '通过' }: { readonly by: string; readonly on: string; readonly act?: '通过' | '认可' },
): Promise<void> {
  const reviewer = await people.at(by, application);
  await reviewer.act(act, (dialog) => enterLate(reviewer, dialog, on));
  await reviewer.button(act).waitFor({ state: 'detached' });
  await people.look(reviewer, `application-passed-by-${by}`);
}
