import { recordOf } from './record-client.js';

const PATH = '/api/plans/v1/tasks/{id}';

const key = (id: string, query: Readonly<Record<string, string>> = {}): readonly unknown[] => [
  'get',
  PATH,
  { params: { path: { id }, query } },
];

describe('a record that is read', () => {
  it('is the same one at another moment', () => {
    expect(recordOf(key('a', { asOf: '12' }))).toBe(recordOf(key('a')));
  });

  it('is another one under another id, or asked for otherwise', () => {
    expect(recordOf(key('b'))).not.toBe(recordOf(key('a')));
    expect(recordOf(key('a', { cursor: '2' }))).not.toBe(recordOf(key('a')));
  });

  it('is none where a list is read, or something else is kept', () => {
    expect(recordOf(['get', '/api/plans/v1/tasks', { params: { query: { asOf: '12' } } }])).toBeNull();
    expect(recordOf(['history', PATH, { id: 'a' }])).toBeNull();
  });
});
