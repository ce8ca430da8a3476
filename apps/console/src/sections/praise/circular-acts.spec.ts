import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../session/me.js';
import { circularMay } from './circular-acts.js';

type Circular = Parameters<typeof circularMay>[0];

const drafter = { personId: 'p1', role: 'office', post: null, unit: null, division: null };
const drafted: Circular = { status: 'drafted', heard: null, told: null, draftedBy: drafter };
const told: Circular = {
  ...drafted,
  status: 'told',
  told: {
    circularId: 'c1',
    on: '2026-11-10',
    until: {
      from: '2026-11-10',
      lastDay: '2026-11-17',
      dueAt: '2026-11-17T16:00:00.000Z',
      days: 5,
      of: 'working',
      calendar: null,
    },
    by: drafter,
  },
};
const leader = { id: 'p2', roles: new Set<Role>(['leader']) };
const office = { id: 'p1', roles: new Set<Role>(['office']) };

describe('a circular', () => {
  it('is not decided before the unit was told', () => {
    expect(circularMay(drafted, leader, '2026-11-11').decide).toBe('notTold');
    expect(circularMay(drafted, office, '2026-11-11').tell).toBe(true);
  });

  it('is not decided on the last day the unit may state its case, and is on the day after', () => {
    expect(circularMay(told, leader, '2026-11-17').decide).toBe('statementRunning');
    expect(circularMay(told, leader, '2026-11-18').decide).toBe(true);
  });

  it('is not decided by whoever drafted it', () => {
    expect(circularMay(told, { ...leader, id: 'p1' }, '2026-11-18').decide).toBe('samePerson');
  });

  it('takes a statement as long as the time for it runs', () => {
    expect(circularMay(told, office, '2026-11-17').state).toBe(true);
    expect(circularMay(told, office, '2026-11-18').state).toBe(false);
  });

  it('is withdrawn by a leader once it was decided, and then nothing else', () => {
    expect(circularMay({ ...told, status: 'decided' }, leader, '2026-12-01')).toEqual({
      tell: false,
      state: false,
      decide: false,
      drop: false,
      withdraw: true,
    });
  });
});
