import { decider } from '@gongjian/shared-testing';
import { reservationAggregate, reservationId, type ReservationCommand, type ReservationEvent } from './reservation.js';

const at = { now: '2026-03-01T00:00:00.000Z', today: '2026-03-01' } as const;
const what = 'document-number';
const take = (target: string): ReservationCommand => ({ type: 'TakeReservation', data: { what, target }, ...at });
const release = (target: string): ReservationCommand => ({ type: 'ReleaseReservation', data: { what, target }, ...at });
const taken = (target: string): ReservationEvent => ({ type: 'ReservationTaken', data: { what, target } });
const released = (target: string): ReservationEvent => ({ type: 'ReservationReleased', data: { what, target } });
const reservation = decider(reservationAggregate.decider);

describe('a free value', () => {
  it('is taken', () => {
    reservation
      .given([])
      .when(take('plan-1'))
      .then([taken('plan-1')]);
  });

  it('stays quiet when released', () => {
    reservation.given([]).when(release('plan-1')).thenNothing();
  });
});

describe('a taken value', () => {
  it('is refused to another target', () => {
    reservation
      .given([taken('plan-1')])
      .when(take('plan-2'))
      .thenRefuses('RESERVATION.TAKEN');
  });

  it('stays quiet when its target takes it again', () => {
    reservation
      .given([taken('plan-1')])
      .when(take('plan-1'))
      .thenNothing();
  });

  it('is released by its target alone', () => {
    reservation
      .given([taken('plan-1')])
      .when(release('plan-1'))
      .then([released('plan-1')]);
    reservation
      .given([taken('plan-1')])
      .when(release('plan-2'))
      .thenNothing();
  });
});

describe('a released value', () => {
  it('is taken by another target', () => {
    const history = [taken('plan-1'), released('plan-1')];
    reservation
      .given(history)
      .when(take('plan-2'))
      .then([taken('plan-2')]);
    reservation
      .given([...history, taken('plan-2')])
      .when(take('plan-1'))
      .thenRefuses('RESERVATION.TAKEN');
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
