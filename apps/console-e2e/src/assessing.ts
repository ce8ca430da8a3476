import { enterLate } from './late-entry.js';
import type { People } from './people.js';
import type { Attached, Visitor } from './visitor.js';

export interface Answer {
  /** Of the indicator. */
  readonly name: string;
  readonly fill: (form: Visitor) => Promise<void>;
  readonly photos?: readonly { readonly file: Attached; readonly on: string }[];
}

export const score = (name: string, points: string): Answer => ({
  name,
  fill: ({ page }) => page.getByRole('textbox', { name, exact: true }).fill(points),
});

export const choice = (name: string, chosen: string, reason?: string): Answer => ({
  name,
  fill: async ({ page }) => {
    await page.getByRole('radiogroup', { name }).getByText(chosen, { exact: true }).click();
    if (reason !== undefined) await page.getByLabel('理由 *').fill(reason);
  },
});

export interface Assessing {
  readonly sheet: string;
  /** Who appoints. */
  readonly by: string;
  /** The assessors, and what they are called. */
  readonly assessors: ReadonlyMap<string, string>;
  readonly answers: readonly Answer[];
  /** The day it was done; today when left out. */
  readonly on?: string;
}

/** Every assessor is appointed, and files what he or she found. */
export async function assessThrough(people: People, { sheet, by, assessors, answers, on }: Assessing): Promise<void> {
  const office = await people.at(by, sheet);
  for (const name of assessors.values()) {
    await office.act('指定考评员', (dialog) => office.choose(dialog, '考评员', name));
  }
  await office.sees(`已指定 ${assessors.size}/${assessors.size}`);
  for (const account of assessors.keys()) {
    const assessor = await people.at(account, sheet);
    await assessor.link('填写考评').click();
    await fillIn(assessor, answers);
    if (on !== undefined) await enterLate(assessor, assessor.page.locator('main'), on);
    await assessor.sees(`已填 ${answers.length}/${answers.length} 项`);
    await people.look(assessor, 'assessment-filled');
    await assessor.button('报送').click();
    await assessor.page.waitForURL(`**${sheet}`);
    await assessor.button('报送').waitFor({ state: 'detached' });
  }
}

/** On a phone one indicator stands on a page. */
async function fillIn(form: Visitor, answers: readonly Answer[]): Promise<void> {
  for (const [index, { name, fill, photos = [] }] of answers.entries()) {
    const panel = form.page.locator('.indicator-form', { hasText: name });
    await panel.waitFor();
    await fill(form);
    for (const { file, on } of photos) {
      await form.attach(panel, /把文件拖到这里/, [file]);
      await form.day(panel, `${file.name} 反映的日期`, on);
    }
    if (form.isAtPhone && index + 1 < answers.length) await form.button('下一项').click();
  }
}

/** The round is closed; by itself every subject is graded and the round concluded. */
export async function concludeThrough(people: People, round: string, by: string, on?: string): Promise<void> {
  const office = await people.at(by, round);
  await office.act('结束并评定', async (dialog) => {
    await dialog.getByRole('checkbox', { name: '未完成的不计' }).check();
    if (on !== undefined) await enterLate(office, dialog, on);
  });
  await office.page.locator('.chips', { hasText: '已办结' }).waitFor();
  await people.look(office, 'round-concluded');
}
