import type { Locator } from 'playwright-core';
import type { Visitor } from './visitor.js';

/** 补录 in a dialog: the day it took effect, and why it is entered later. */
export async function enterLate(visitor: Visitor, dialog: Locator, day: string): Promise<void> {
  await dialog.getByRole('checkbox', { name: '补录' }).check();
  await enterLateAlone(visitor, dialog, day);
}

/** 补录 of what somebody else did. */
export async function enterLateFor(visitor: Visitor, dialog: Locator, day: string, person: string): Promise<void> {
  await visitor.choose(dialog, '实际办理人', person);
  await enterLateAlone(visitor, dialog, day);
}

/** 补录 of what can be entered late alone: it is asked from the start. */
export async function enterLateAlone(visitor: Visitor, dialog: Locator, day: string): Promise<void> {
  await visitor.day(dialog, '生效日', day);
  await visitor.choose(dialog, '理由类别', '先有纸面办理');
  await dialog.getByLabel('说明').last().fill('已按纸质程序办理，补录。');
}
