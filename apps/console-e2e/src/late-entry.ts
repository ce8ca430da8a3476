import type { Locator } from 'playwright-core';
import type { Visitor } from './visitor.js';

/** 补录 in a dialog: the day it took effect, and why it is entered later. */
export async function enterLate(visitor: Visitor, dialog: Locator, day: string): Promise<void> {
  await dialog.getByRole('checkbox', { name: '补录' }).check();
  const effectiveOn = dialog.getByLabel('生效日');
  await effectiveOn.fill(day);
  await effectiveOn.press('Enter');
  await visitor.choose(dialog, '理由类别', '先有纸面办理');
  await dialog.getByLabel('说明').last().fill('已按纸质程序办理，补录。');
}
