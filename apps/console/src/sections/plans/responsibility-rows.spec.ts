import { responsibilityRows, type ResponsibilityWords } from './responsibility-rows.js';

type Item = Parameters<typeof responsibilityRows>[0][number];

const words: ResponsibilityWords = {
  nameOf: (id) => `name of ${id}`,
  dueInWords: (due) => (due.kind === 'stated' ? due.on : due.kind),
  comma: '、',
};

const unit = (role: 'lead' | 'responsible' | 'assisting', name: string) => ({
  role,
  unit: { id: name, name, division: { id: 'd', name: 'd' } },
  text: null,
});

const person = (text: string, part?: string) => ({
  personId: null,
  text,
  post: null,
  unit: null,
  role: 'direct' as const,
  ...(part === undefined ? {} : { part }),
});

const item = (itemId: string, changes: Partial<Item> = {}): Item => ({
  itemId,
  number: null,
  heading: itemId,
  content: '',
  deliverables: [],
  units: [],
  persons: [],
  due: { kind: 'periodEnd' },
  source: { kind: 'planItem', reference: null, place: null },
  lateEntry: null,
  progress: null,
  taskId: null,
  failure: null,
  dropped: null,
  usedCorrected: [],
  ...changes,
});

const spans = (items: readonly Item[], column: 'task' | 'content' | 'persons') =>
  responsibilityRows(items, words).map(({ cells }) => cells[column].span);

describe('the table of duties', () => {
  it('tells units by their role, as the document or the directory names them', () => {
    const [row] = responsibilityRows(
      [
        item('a', {
          units: [
            unit('lead', '城管所'),
            unit('responsible', '东社区'),
            { role: 'responsible', unit: null, text: '各学校' },
            unit('assisting', '消防站'),
          ],
          deliverables: ['档案', '告知书'],
          due: { kind: 'stated', on: '2026-11-15' },
        }),
      ],
      words,
    );
    expect(row?.cells).toMatchObject({
      number: { text: '1' },
      lead: { text: '城管所' },
      responsible: { text: '东社区、各学校' },
      assisting: { text: '消防站' },
      due: { text: '2026-11-15' },
      deliverables: { text: '档案\n告知书' },
    });
  });

  it('has a row a part, and cells of the item reach over them', () => {
    const parts = item('a', { persons: [person('甲', '养老'), person('乙', '失业'), person('丙', '养老')] });
    expect(responsibilityRows([parts], words).map(({ cells }) => cells.persons.text)).toEqual([
      '养老：甲、丙',
      '失业：乙',
    ]);
    expect(spans([parts], 'content')).toEqual([2, 0]);
    expect(spans([parts], 'persons')).toEqual([1, 1]);
  });

  it('puts those who answer for the whole above the parts', () => {
    const both = item('a', { persons: [person('乙', '失业'), person('甲')] });
    expect(responsibilityRows([both], words).map(({ cells }) => cells.persons.text)).toEqual(['甲', '失业：乙']);
  });

  it('joins neighbours under one heading, not those apart', () => {
    const area = (id: string) => item(id, { heading: '市场整治' });
    expect(spans([area('a'), area('b'), item('c'), area('d')], 'task')).toEqual([2, 0, 1, 1]);
    expect(spans([area('a'), area('b'), item('c'), area('d')], 'content')).toEqual([1, 1, 1, 1]);
  });

  it('joins a heading over the parts of its items', () => {
    const split = item('a', { heading: '社保', persons: [person('甲', '养老'), person('乙', '失业')] });
    expect(spans([split, item('b', { heading: '社保' })], 'task')).toEqual([3, 0, 0]);
  });

  it('leaves out what was dropped and counts on', () => {
    const rows = responsibilityRows([item('a'), item('b', { progress: 'dropped' }), item('c')], words);
    expect(rows.map(({ cells }) => [cells.number.text, cells.task.text])).toEqual([
      ['1', 'a'],
      ['2', 'c'],
    ]);
  });

  it('names people of the directory, and others by their post', () => {
    const named = { personId: 'p', text: null, post: null, unit: null, role: 'direct' as const };
    const posted = {
      personId: null,
      text: null,
      post: { id: 'q', name: '主任' },
      unit: { id: 'u', name: '东社区' },
      role: 'handler' as const,
    };
    const [row] = responsibilityRows([item('a', { persons: [named, posted] })], words);
    expect(row?.cells.persons.text).toBe('name of p、东社区 主任');
  });
});
