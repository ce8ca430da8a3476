import { dayRead, officeOf, planOf } from './import-plan.js';
import {
  checkedOf,
  confirm,
  edit,
  isDoubtful,
  matchOf,
  nextDoubtful,
  panelsOf,
  step,
  unitOf,
  untouched,
  type PlanImport,
  type ReviewState,
  type ReviewValue,
} from './import-review.js';
import { contentOf, linesOf } from './import-text.js';

const text = [
  '安全社区创建工作方案',
  '一、组织机构',
  '创建领导小组 组长：甲',
  '二、重点任务',
  '1、清理消防通道。每周巡查。责任单位：城管所、消防站。11月15日前完成。',
  '2、组织演练，30人以上。责任单位：各学校。',
].join('\n');

function source(path: string, quote: string, sure = true, from = 0): PlanImport['sources'][number] {
  const start = text.indexOf(quote, from);
  const line = text.slice(0, start).split('\n').length;
  return { path, places: [{ start, end: start + quote.length, line, quote }], sure };
}

const read: PlanImport = {
  draft: {
    title: '安全社区创建工作方案',
    documentNumber: null,
    issuer: null,
    issuedOn: null,
    stages: [],
    groups: [{ name: '创建领导小组', heads: ['甲'], deputies: [], members: [], office: null }],
    tasks: [
      {
        heading: '清理消防通道',
        leadUnits: [],
        responsibleUnits: ['城管所', '消防站'],
        persons: [],
        dueOn: 'XXXX-11-15',
      },
      { heading: '组织演练', leadUnits: [], responsibleUnits: ['各学校'], persons: [], dueOn: null },
    ],
    figures: [{ subject: '演练', operator: '>=', value: '30', unit: '人' }],
  },
  text,
  sources: [
    source('/title', '安全社区创建工作方案'),
    source('/groups/0/name', '创建领导小组'),
    source('/groups/0/heads/0', '甲'),
    source('/tasks/0/heading', '清理消防通道'),
    source('/tasks/0/responsibleUnits/0', '城管所'),
    source('/tasks/0/responsibleUnits/1', '消防站', false),
    source('/tasks/0/dueOn', '11月15日前', false),
    source('/tasks/1/heading', '组织演练'),
    source('/tasks/1/responsibleUnits/0', '各学校'),
    source('/figures/0/value', '30人以上'),
  ],
  warnings: [],
  document: { sha256: 'f'.repeat(64), size: 100 },
};

const panels = panelsOf(read);
const values = panels.flatMap((panel) => panel.values);
const at = (path: string): ReviewValue => {
  const found = values.find((value) => value.path === path);
  if (found === undefined) throw new Error(path);
  return found;
};
const known: ReviewState = {
  ...untouched,
  matches: new Map([
    ['城管所', { status: 'one', id: 'u1', name: '柳溪城管所' }],
    ['消防站', { status: 'like', id: 'u2', name: '柳溪消防工作站' }],
    ['各学校', { status: 'none' }],
  ]),
};

describe('what was read', () => {
  it('stands in panels in the order of the document, figures with the task they are in', () => {
    expect(panels.map(({ key, values: of }) => [key, of.map(({ field }) => field)])).toEqual([
      ['/', ['title']],
      ['/groups/0', ['name', 'heads']],
      ['/tasks/0', ['heading', 'responsibleUnits', 'responsibleUnits', 'dueOn']],
      ['/tasks/1', ['heading', 'responsibleUnits', 'figure']],
    ]);
  });

  it('is doubtful where the reader was not sure or the directory has no such unit', () => {
    const doubtful = values.filter((value) => isDoubtful(value, known)).map(({ path }) => path);
    expect(doubtful).toEqual(['/tasks/0/responsibleUnits/1', '/tasks/0/dueOn', '/tasks/1/responsibleUnits/0']);
    expect(checkedOf(panels, known)).toEqual({ done: 2, count: 4, open: 3 });
  });

  it('is not doubted for a unit while the directory has not answered', () => {
    expect(isDoubtful(at('/tasks/1/responsibleUnits/0'), untouched)).toBe(false);
  });
});

describe('the walk over the values', () => {
  it('goes on and back and stays at the ends', () => {
    expect(step(values, null, 1)).toBe('/title');
    expect(step(values, '/title', 1)).toBe('/groups/0/name');
    expect(step(values, '/groups/0/name', -1)).toBe('/title');
    expect(step(values, '/title', -1)).toBe('/title');
    expect(step(values, '/figures/0/value', 1)).toBe('/figures/0/value');
  });

  it('finds the next doubtful value, from the top again after the last, and none when all is checked', () => {
    expect(nextDoubtful(values, null, known)).toBe('/tasks/0/responsibleUnits/1');
    expect(nextDoubtful(values, '/tasks/1/responsibleUnits/0', known)).toBe('/tasks/0/responsibleUnits/1');
    const all = values.reduce((state, value) => confirm(value, state), known);
    expect(nextDoubtful(values, '/title', all)).toBeNull();
    expect(checkedOf(panels, all)).toEqual({ done: 4, count: 4, open: 0 });
  });

  it('takes the only unit like it with a confirmation', () => {
    const station = at('/tasks/0/responsibleUnits/1');
    expect(unitOf(station, known)).toBeNull();
    const after = confirm(station, known);
    expect(isDoubtful(station, after)).toBe(false);
    expect(unitOf(station, after)).toBe('u2');
  });

  it('does not doubt what a person wrote, and counts no panel that is left out', () => {
    const due = at('/tasks/0/dueOn');
    expect(isDoubtful(due, edit(due, '2026-11-15', known))).toBe(false);
    const left = { ...known, left: new Set(['/tasks/0']) };
    expect(checkedOf(panels, left)).toEqual({ done: 2, count: 3, open: 1 });
  });
});

describe('a name and the directory', () => {
  const unit = (id: string, name: string, ...old: string[]) => ({
    id,
    name,
    names: old.map((each) => ({ name: each })),
  });

  it('is matched by its very name, today or before', () => {
    expect(matchOf('城管所', [unit('a', '城管所'), unit('b', '城管所二队')])).toMatchObject({ status: 'one', id: 'a' });
    expect(matchOf('综治办', [unit('a', '平安办', '综治办')])).toMatchObject({ status: 'one', id: 'a' });
  });

  it('is only like the one unit that has it in its name, and undecided among several', () => {
    expect(matchOf('消防站', [unit('a', '柳溪消防站')])).toMatchObject({ status: 'like', id: 'a' });
    expect(matchOf('消防站', [unit('a', '东消防站'), unit('b', '西消防站')])).toEqual({ status: 'several' });
    expect(matchOf('消防站', [])).toEqual({ status: 'none' });
  });
});

describe('the text with the places of values', () => {
  it('is cut line by line where a place begins or ends, and nothing of it is lost', () => {
    const lines = linesOf(text, values);
    expect(lines.map((segments) => segments.map((segment) => segment.text).join('')).join('\n')).toBe(text);
    expect(lines[2]).toEqual([
      { text: '创建领导小组', paths: ['/groups/0/name'] },
      { text: ' 组长：', paths: [] },
      { text: '甲', paths: ['/groups/0/heads/0'] },
    ]);
  });

  it('names every value a passage is a place of', () => {
    const both = [
      at('/title'),
      { ...at('/title'), path: '/inner', places: [{ start: 2, end: 4, line: 1, quote: '社区' }] },
    ];
    expect(linesOf(text, both)[0]?.map(({ paths }) => paths)).toEqual([['/title'], ['/title', '/inner'], ['/title']]);
  });
});

describe('a day as a document writes it', () => {
  it('is a day; a month alone is its first or last; a hidden year is the one of the plan', () => {
    expect(dayRead('2026-11-15', 'last', '2020')).toBe('2026-11-15');
    expect(dayRead('2024-02', 'first', '2020')).toBe('2024-02-01');
    expect(dayRead('2024-02', 'last', '2020')).toBe('2024-02-29');
    expect(dayRead('XXXX-11-15', 'last', '2026')).toBe('2026-11-15');
  });

  it('is none when there is no such day', () => {
    for (const wrong of [null, '', '2026', '2026-02-30', '2026-13', '十一月']) {
      expect(dayRead(wrong, 'last', '2026')).toBeNull();
    }
  });
});

describe('the plan of what was checked', () => {
  const head = {
    programmeId: 'p',
    header: {
      title: 't',
      authorityUnitId: 'a',
      divisionId: 'd',
      period: { from: '2026-01-01', to: '2026-12-31' },
    },
  };
  const file = { name: '方案.txt', type: '' };
  const plan = (state: ReviewState) => planOf({ read, panels, state }, head, file);

  it('has the items with what they say beyond their heading, their units and their place', () => {
    const [first] = plan(confirm(at('/tasks/0/responsibleUnits/1'), known)).items ?? [];
    expect(first).toMatchObject({
      heading: '清理消防通道',
      content: '每周巡查。责任单位：城管所、消防站。11月15日前完成。',
      units: [
        { role: 'responsible', unitId: 'u1', text: '城管所' },
        { role: 'responsible', unitId: 'u2', text: '消防站' },
      ],
      due: { kind: 'stated', on: '2026-11-15' },
    });
    const { from, to } = first?.source?.place ?? { from: 0, to: 0 };
    expect(text.slice(from, to).startsWith('清理消防通道。')).toBe(true);
  });

  it('keeps a unit nobody matched as it is written, and a task without a date is due when the plan ends', () => {
    expect(plan(known).items?.[1]).toMatchObject({
      units: [{ role: 'responsible', text: '各学校' }],
      due: { kind: 'periodEnd' },
    });
    expect(plan(known).items?.[1]?.units[0]).not.toHaveProperty('unitId');
  });

  it('leaves out what was left out or taken out', () => {
    const state = edit(at('/groups/0/heads/0'), null, { ...known, left: new Set(['/tasks/1']) });
    expect(plan(state).items).toHaveLength(1);
    expect(plan(state).groups).toMatchObject([{ kind: 'leading', name: '创建领导小组', heads: [] }]);
  });

  it('does not repeat who does it and by when at the end of what is to be done', () => {
    const content = (passage: string): string => contentOf(passage, { start: 0, headingEnd: 0, end: passage.length });
    expect(content('每周巡查。责任单位：城管所；配合单位：消防站。责任人：甲')).toBe('每周巡查。');
    expect(content('建立档案。（牵头单位：城管所；责任单位：东社区）')).toBe('建立档案。');
    expect(content('责任单位：城管所。每周巡查。')).toBe('责任单位：城管所。每周巡查。');
    expect(content('责任单位：城管所')).toBe('');
  });

  it('tells the director of an office from its place', () => {
    expect(officeOf('街道应急办;主任:甲')).toEqual({ unitIds: [], text: '街道应急办', director: { name: '甲' } });
    expect(officeOf('街道应急办')).toEqual({ unitIds: [], text: '街道应急办' });
  });

  it('tells what it was made from', () => {
    expect(plan(known).importedFrom).toEqual({
      sha256: 'f'.repeat(64),
      size: 100,
      mediaType: 'text/plain',
      fileName: '方案.txt',
    });
  });
});
