import type { ItemOf } from '../../api/client.js';
import { openFirst } from './open-tasks.js';

const task = (id: string, status: string): ItemOf<'/api/plans/v1/tasks'> =>
  ({ id, status }) as unknown as ItemOf<'/api/plans/v1/tasks'>;

describe('what can be reported on', () => {
  it('is what was signed for, returned tasks first; others are signed for before, or wait for somebody else', () => {
    const open = openFirst([
      task('a', 'signedFor'),
      task('b', 'assigned'),
      task('c', 'returned'),
      task('d', 'submitted'),
    ]);
    expect(open.toSubmit.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(open.toSign.map(({ id }) => id)).toEqual(['b']);
  });
});
