import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './visitor.js';

/** Chooses in a list that opens below its field. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click({ force: true });
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option })
    .first()
    .click();
}

/** 补录 in the dialog that is open: the day it took effect, and why it is entered later. */
export async function enterLate({ dialog, page }: Visitor, day: string): Promise<void> {
  await dialog.getByRole('checkbox', { name: '补录' }).check();
  const effectiveOn = dialog.getByLabel('生效日');
  await effectiveOn.fill(day);
  await effectiveOn.press('Enter');
  await choose(page, dialog.getByLabel('理由类别').last(), '先有纸面办理');
  await dialog.getByLabel('说明').last().fill('已按纸质程序办理，补录。');
}

export interface Doing {
  /** Fills the fields in. */
  readonly fill?: (dialog: Locator) => Promise<void>;
  /** The day it was done, entered later. */
  readonly on?: string;
}

/** Presses the button of an act, fills its dialog in and sends it; it is done when this returns. */
export async function act(visitor: Visitor, name: string, { fill, on }: Doing = {}): Promise<void> {
  await visitor.button(name).first().click();
  const { dialog } = visitor;
  await dialog.waitFor();
  await fill?.(dialog);
  if (on !== undefined) await enterLate(visitor, on);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}
