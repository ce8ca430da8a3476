import { byDay, inOrder, ofPlans, type PlansWork, type WorkRow } from './work.js';

const none = { items: [], next: null };

function task(id: string, status: string, changes: object = {}): PlansWork['ofMyUnits']['items'][number] {
  return {
    id,
    status,
    heading: `任务 ${id}`,
    planTitle: '方案',
    accountable: { id: 'u', name: '城管所' },
    dueOn: '2026-11-25',
    overdueSince: null,
    changedAt: '2026-11-20T08:00:00Z',
    urged: null,
    ...changes,
  } as unknown as PlansWork['ofMyUnits']['items'][number];
}

function work(changes: Partial<PlansWork>): PlansWork {
  return {
    ofMyUnits: none,
    toReview: none,
    extensionsToDecide: none,
    rectificationsOfMyUnits: none,
    rectificationsToCheck: none,
    reportsOfMyUnits: none,
    reportsToPassOn: none,
    suggestionsToAnswer: none,
    suggestionsOverdue: none,
    ...changes,
  };
}

function row(key: string, changes: Partial<WorkRow>): WorkRow {
  return { key, due: null, overdue: false, since: null, ...changes } as WorkRow;
}

describe('the work of a person', () => {
  it('is to sign, to submit, or to submit again; what waits for others is not shown', () => {
    const items = ['assigned', 'signedFor', 'returned', 'submitted', 'refused'].map((status) => task(status, status));
    const { rows } = ofPlans(work({ ofMyUnits: { items, next: null } })).ofMyUnits;
    expect(rows.map(({ id, group, act }) => [id, group, act])).toEqual([
      ['assigned', 'sign', 'signFor'],
      ['signedFor', 'do', 'submit'],
      ['returned', 'returned', 'submitAgain'],
    ]);
  });

  it('tells who reminded of it', () => {
    const urged = { at: '2026-11-21T01:00:00Z', by: '清河县创建办' };
    const { rows } = ofPlans(work({ ofMyUnits: { items: [task('t', 'signedFor', { urged })], next: null } })).ofMyUnits;
    expect(rows).toMatchObject([{ urged }]);
  });

  it('is to decide on more time that was asked for, by the date that runs', () => {
    const items = [task('t', 'signedFor', { extensionAsked: true })];
    const { rows } = ofPlans(work({ extensionsToDecide: { items, next: null } })).extensionsToDecide;
    expect(rows).toMatchObject([{ group: 'decide', act: 'decideExtension', due: '2026-11-25' }]);
  });

  it('waits for a decision since it was submitted: the clock of the unit stands', () => {
    const items = [task('t', 'submitted', { overdueSince: '2026-11-26T00:00:00Z' })];
    const { rows } = ofPlans(work({ toReview: { items, next: 'c' } })).toReview;
    expect(rows[0]).toMatchObject({ group: 'decide', act: 'review', due: null, overdue: false });
    expect(rows[0]?.since).toBe('2026-11-20T08:00:00Z');
  });

  it('is ordered: overdue, then by date, then what has waited longest', () => {
    const rows = [
      row('waits', { since: '2026-11-02' }),
      row('longest', { since: '2026-11-01' }),
      row('later', { due: '2026-12-01' }),
      row('sooner', { due: '2026-11-25' }),
      row('overdue', { due: '2026-11-30', overdue: true }),
    ];
    expect(inOrder(rows).map(({ key }) => key)).toEqual(['overdue', 'sooner', 'later', 'longest', 'waits']);
  });

  it('shows the same thing once, however often pages hold it', () => {
    expect(inOrder([row('a', {}), row('a', {})])).toHaveLength(1);
  });

  it('is told day by day for what ends in a span of days, both included', () => {
    const rows = [
      row('before', { due: '2026-11-21' }),
      row('first', { due: '2026-11-22' }),
      row('last', { due: '2026-11-28' }),
      row('after', { due: '2026-11-29' }),
    ];
    expect(byDay(rows, '2026-11-22', '2026-11-28').map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-28']);
  });
});
