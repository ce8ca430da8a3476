import { DomainError, type Decider, type DomainCommand, type DomainEvent } from '@gongjian/shared-kernel';
import type { Aggregate } from './decider-runner.js';
import { naturalId } from './ids.js';

/**
 * A value only one target may hold (a document number, a sign-in), as a stream of its own. Take it before use; the
 * target releases it when it no longer needs it.
 */
export type ReservationEvent =
  | DomainEvent<'ReservationTaken', { readonly what: string; readonly target: string }>
  | DomainEvent<'ReservationReleased', { readonly what: string; readonly target: string }>;

export type ReservationCommand =
  | DomainCommand<'TakeReservation', { readonly what: string; readonly target: string }>
  | DomainCommand<'ReleaseReservation', { readonly what: string; readonly target: string }>;

export type ReservationState = { readonly status: 'free' } | { readonly status: 'taken'; readonly target: string };

const decider: Decider<ReservationState, ReservationCommand, ReservationEvent> = {
  initialState: { status: 'free' },
  decide(command, state) {
    const { target, what } = command.data;
    if (command.type === 'ReleaseReservation') {
      return state.status === 'taken' && state.target === target
        ? [{ type: 'ReservationReleased', data: { what, target } }]
        : [];
    }
    if (state.status === 'free') return [{ type: 'ReservationTaken', data: { what, target } }];
    if (state.target === target) return [];
    throw new DomainError(
      'RESERVATION.TAKEN',
      'conflict',
      { zh: '这个值已被另一条记录占用。', en: 'This value is taken by another record.' },
      { what, target: state.target },
    );
  },
  evolve(_state, event) {
    return event.type === 'ReservationTaken' ? { status: 'taken', target: event.data.target } : { status: 'free' };
  },
};

export const reservationAggregate: Aggregate<ReservationState, ReservationCommand, ReservationEvent> = {
  decider,
  catalogue: {
    category: 'reservation',
    types: { ReservationTaken: { upcasters: [] }, ReservationReleased: { upcasters: [] } },
  },
};

/** Id of the reservation of `value` among the tenant's values of that kind; `value` is normalised by the caller. */
export function reservationId(tenant: string, what: string, value: string): string {
  return naturalId(tenant, 'reservation', what, value);
}
