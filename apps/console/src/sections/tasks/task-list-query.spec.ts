import { taskQueryOf } from './task-list-query.js';

describe('the query of an address', () => {
  it('takes filters, order and page', () => {
    expect(taskQueryOf({ status: 'assigned,returned', overdue: 'true' }, '-due', 'c1')).toEqual({
      status: 'assigned,returned',
      overdue: 'true',
      sort: '-due',
      cursor: 'c1',
    });
  });

  it('leaves out what the list does not know', () => {
    expect(taskQueryOf({ overdue: 'perhaps', waitsFor: 'nobody' }, 'heading')).toEqual({});
  });
});
