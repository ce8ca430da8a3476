import { reservationAggregate, reservationId, type ReservationCommand, type ReservationEvent } from './reservation.js';

const at = { now: '2026-03-01T00:00:00.000Z', today: '2026-03-01' } as const;
const what = 'document-number';
const take = (target: string): ReservationCommand => ({ type: 'TakeReservation', data: { what, target }, ...at });
const release = (target: string): ReservationCommand => ({ type: 'ReleaseReservation', data: { what, target }, ...at });
const taken = (target: string): ReservationEvent => ({ type: 'ReservationTaken', data: { what, target } });
const released = (target: string): ReservationEvent => ({ type: 'ReservationReleased', data: { what, target } });

/** What `command` does after `history`; a refusal is its code. */
function decided(history: readonly ReservationEvent[], command: ReservationCommand): unknown {
  const { decide, evolve, initialState } = reservationAggregate.decider;
  try {
    return decide(command, history.reduce(evolve, initialState));
  } catch (error) {
    return (error as { readonly code: unknown }).code;
  }
}

describe('a free value', () => {
  it('is taken', () => {
    expect(decided([], take('plan-1'))).toStrictEqual([taken('plan-1')]);
  });

  it('stays quiet when released', () => {
    expect(decided([], release('plan-1'))).toStrictEqual([]);
  });
});

describe('a taken value', () => {
  it('is refused to another target', () => {
    expect(decided([taken('plan-1')], take('plan-2'))).toBe('RESERVATION.TAKEN');
  });

  it('stays quiet when its target takes it again', () => {
    expect(decided([taken('plan-1')], take('plan-1'))).toStrictEqual([]);
  });

  it('is released by its target alone', () => {
    expect(decided([taken('plan-1')], release('plan-1'))).toStrictEqual([released('plan-1')]);
    expect(decided([taken('plan-1')], release('plan-2'))).toStrictEqual([]);
  });
});

describe('a released value', () => {
  it('is taken by another target', () => {
    const history = [taken('plan-1'), released('plan-1')];
    expect(decided(history, take('plan-2'))).toStrictEqual([taken('plan-2')]);
    expect(decided([...history, taken('plan-2')], take('plan-1'))).toBe('RESERVATION.TAKEN');
  });
});

describe('the id of a reservation', () => {
  it('is one for a tenant, a kind and a value', () => {
    const ids = [
      reservationId('t1', 'document-number', '示例〔2026〕1号'),
      reservationId('t2', 'document-number', '示例〔2026〕1号'),
      reservationId('t1', 'plaque-number', '示例〔2026〕1号'),
      reservationId('t1', 'document-number', '示例〔2026〕2号'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(reservationId('t1', 'document-number', '示例〔2026〕1号')).toBe(ids[0]);
  });
});
