import { cleanUp, StandaloneUnderTest, temporaryFolder } from '@gongjian/system-e2e';
import { jest } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES, type ConsolePage } from '../page-list.js';
import { writeContactSheet, type Picture } from './contact-sheet.js';
import { statesOf } from './states.js';
import { Photographer } from './take-screens.js';

jest.setTimeout(240_000);

/** A list and a record that a district has before anything happens in it. */
const SMALL = ['/administration/units', '/administration/units/{directory/v1/units}'];

const small: readonly ConsolePage[] = PAGES.filter(({ at }) => SMALL.includes(at));
const folder = temporaryFolder();
const pictures: Picture[] = [];

beforeAll(async () => {
  const server = await StandaloneUnderTest.start();
  const photographer = await Photographer.of({ server, ids: new Map() }, folder);
  for (const page of small) {
    for (const state of statesOf(page).filter((each) => each !== 'long')) {
      pictures.push(...(await photographer.take({ page, state })));
    }
  }
  await photographer.leave();
  writeContactSheet(folder, pictures);
});

afterAll(cleanUp);

it('a list and a record are taken in every state, at both widths, and nothing complains', () => {
  expect(pictures.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  const [list, record] = small.map(({ at }) => pictures.filter(({ page }) => page.endsWith(at)));
  const taken = (of: readonly Picture[] | undefined): readonly string[] =>
    (of ?? []).map(({ state, width }) => `${state} ${width}`);
  const both = (...states: readonly string[]): readonly string[] =>
    states.flatMap((state) => [`${state} 1440`, `${state} 390`]);
  expect(taken(list)).toEqual(both('full', 'empty', 'loading', '503', '403', '404'));
  expect(taken(record)).toEqual(both('full', 'loading', '503', '403', '404'));
});

it('the contact sheet shows every picture that was taken', () => {
  const sheet = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const files = readdirSync(folder).filter((file) => file.endsWith('.png'));
  expect(files).toHaveLength(pictures.length);
  expect(files.filter((file) => !sheet.includes(`src="${file}"`))).toEqual([]);
  expect(pictures.every(({ file }) => existsSync(path.join(folder, file)))).toBe(true);
});
