import fc from 'fast-check';
import { archiveNumber, ItemNumbers } from './archive-number.js';
import {
  DEFAULT_FILES,
  DEFAULT_FOLDERS,
  fileFault,
  fileNameOf,
  folderFault,
  folderOf,
  LONGEST_NAME,
  MOST_NAME_BYTES,
  safeName,
  TakenNames,
} from './name-template.js';

const values = {
  archiveNumber: 'Z109-WS·2026-Y-BGS-0001',
  fonds: 'Z109',
  category: 'WS',
  organisation: 'BGS',
  year: '2026',
  retention: 'Y',
  number: '0001',
  kind: '工作方案',
  title: '关于印发《方案》的通知',
  date: '2026-03-10',
  documentNumber: '清创〔2026〕1号',
};

describe('an archive number', () => {
  it('is made of fonds, category, year, retention, organisation and item', () => {
    const group = { fonds: 'Z109', category: 'WS', organisation: 'BGS' };
    expect(archiveNumber(group, 2026, 'Y', 1)).toBe('Z109-WS·2026-Y-BGS-0001');
    expect(archiveNumber(group, 2027, 'D30', 123)).toBe('Z109-WS·2027-D30-BGS-0123');
  });

  it('counts items apart in each year and retention', () => {
    const numbers = new ItemNumbers(5);
    expect([
      numbers.next(2026, 'Y'),
      numbers.next(2026, 'D30'),
      numbers.next(2026, 'Y'),
      numbers.next(2027, 'Y'),
    ]).toEqual([5, 5, 6, 5]);
  });
});

describe('a template of names', () => {
  it('is filled in', () => {
    expect(folderOf(DEFAULT_FOLDERS, values)).toEqual(['2026', 'Y', 'Z109-WS·2026-Y-BGS-0001']);
    expect(folderOf('{year}-{kind}/{number} {title}', values)).toEqual([
      '2026-工作方案',
      '0001 关于印发《方案》的通知',
    ]);
    expect(fileNameOf(DEFAULT_FILES, { ...values, sequence: '01', name: '现场' }, 'png')).toBe('01-现场.png');
    expect(fileNameOf('{sequence}', { ...values, sequence: '02', name: '' }, '')).toBe('02');
  });

  it('ships without a fault', () => {
    expect([folderFault(DEFAULT_FOLDERS), fileFault(DEFAULT_FILES)]).toEqual([null, null]);
  });

  it.each([
    ['', 'empty'],
    ['{archiveNumber}'.repeat(20), 'tooLong'],
    ['{nobody}/{archiveNumber}', 'unknownField'],
    ['{archiveNumber}}', 'unbalanced'],
    ['a/b/c/{archiveNumber}', 'tooDeep'],
    ['../{archiveNumber}', 'path'],
    ['/{archiveNumber}', 'path'],
    ['{year}/{title}', 'ambiguous'],
  ])('of folders: %j is %s', (template, fault) => expect(folderFault(template)).toMatchObject({ fault }));

  it.each([
    ['{sequence}/{name}', 'path'],
    ['{sequence}\\{name}', 'path'],
    ['{name}', 'ambiguous'],
  ])('of files: %j is %s', (template, fault) => expect(fileFault(template)).toMatchObject({ fault }));
});

describe('a name', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['  两  个空格 . ', '两 个空格'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['..', '_'],
    ['gpj\u202efdp', 'gpj_fdp'],
    ['e\u0301', '\u00e9'],
  ])('%j becomes %j', (text, name) => expect(safeName(text)).toBe(name));

  it('is safe and short whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = safeName(text.toWellFormed());
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^[\s.]|[\s.]$/u);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(MOST_NAME_BYTES);
      }),
    );
  });

  it('is never given twice, in whatever case', () => {
    const taken = new TakenNames();
    expect(taken.take(['甲'], '01-照片.JPG')).toBe('甲/01-照片.JPG');
    expect(taken.take(['甲'], '01-照片.jpg')).toBe('甲/01-照片~2.jpg');
    expect(taken.take(['乙'], '01-照片.jpg')).toBe('乙/01-照片.jpg');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a.txt', 'A.TXT', 'a~2.txt', 'b'), { maxLength: 30 }), (names) => {
        const each = new TakenNames();
        const paths = names.map((name) => each.take([], name).toLowerCase());
        expect(new Set(paths).size).toBe(names.length);
      }),
    );
  });
});
