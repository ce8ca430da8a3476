import type { DivisionRef, ServiceEvent, ServiceRole } from '@gongjian/directory-contracts';
import { assertNever, refuse, type Decider, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { covers, endingOf, type HeldFor } from '../held-grants.js';
import type { BoundAccount } from '../person/person.decider.js';
import { open, sameRef, standing } from '../references.js';
import { refusesWhenServiceClosed } from './service-may.js';
import type { ServiceCommand } from './service.commands.js';
import {
  serviceAccountUnknown,
  serviceAlreadyRegistered,
  serviceDatesReversed,
  serviceGrantEnded,
  serviceGrantUnknown,
  serviceUnknown,
} from './service.errors.js';

/** A right of the service account; `to` is the last day, `null` while it has none. */
export interface ServiceGrant extends HeldFor {
  readonly id: string;
  readonly role: ServiceRole;
  readonly division: DivisionRef;
}

export interface RegisteredService {
  readonly status: 'registered' | 'closed';
  readonly name: string;
  readonly unit: NamedAsOf;
  readonly division: DivisionRef;
  readonly grants: readonly ServiceGrant[];
  readonly accounts: readonly BoundAccount[];
}

export type ServiceState = { readonly status: 'absent' } | RegisteredService;

export const serviceDecider: Decider<ServiceState, ServiceCommand, ServiceEvent> = {
  decide,
  evolve,
  initialState: { status: 'absent' },
};

export const serviceCatalogue = {
  category: 'service',
  lasting: 'reference' as const,
  types: {
    ServiceRegistered: { upcasters: [] },
    ServiceRoleGranted: { upcasters: [] },
    ServiceRoleEnded: { upcasters: [] },
    ServiceAccountBound: { upcasters: [] },
    ServiceAccountUnbound: { upcasters: [] },
    ServiceClosed: { upcasters: [] },
  },
};

type Of<Type extends ServiceCommand['type']> = Extract<ServiceCommand, { type: Type }>['data'];

function decide(command: ServiceCommand, state: ServiceState): readonly ServiceEvent[] {
  if (command.type === 'RegisterService') return register(command.data, command.today, state);
  if (state.status === 'absent') throw serviceUnknown();
  if (command.type === 'CloseService') {
    const { reason } = command.data;
    return state.status === 'closed' ? [] : [{ type: 'ServiceClosed', data: { reason, accounts: state.accounts } }];
  }
  refuse(refusesWhenServiceClosed(state));
  switch (command.type) {
    case 'GrantServiceRole':
      return grant(command.data, state);
    case 'EndServiceRole':
      return endGrant(command.data, command.today, state);
    case 'BindServiceAccount': {
      const { issuer, subject } = command.data;
      return isBound(state, command.data) ? [] : [{ type: 'ServiceAccountBound', data: { issuer, subject } }];
    }
    case 'UnbindServiceAccount': {
      const { issuer, subject, reason } = command.data;
      if (!isBound(state, command.data)) throw serviceAccountUnknown();
      return [{ type: 'ServiceAccountUnbound', data: { issuer, subject, reason } }];
    }
    default:
      return assertNever(command);
  }
}

function register(data: Of<'RegisterService'>, today: LocalDate, state: ServiceState): readonly ServiceEvent[] {
  const { name } = data;
  if (state.status !== 'absent') {
    if (state.name === name && sameRef(state.unit, data.unit)) return [];
    throw serviceAlreadyRegistered();
  }
  const unit = open(data.unit, today);
  return [{ type: 'ServiceRegistered', data: { name, unit, division: standing(data.division, today) } }];
}

function grant(data: Of<'GrantServiceRole'>, state: RegisteredService): readonly ServiceEvent[] {
  const { grantId, role, from, to } = data;
  if (to !== null && to < from) throw serviceDatesReversed();
  const has = state.grants.some(
    (held) => held.role === role && held.division.id === data.division.id && covers(held, data),
  );
  if (has) return [];
  return [{ type: 'ServiceRoleGranted', data: { grantId, role, division: standing(data.division, from), from, to } }];
}

function endGrant(data: Of<'EndServiceRole'>, today: LocalDate, state: RegisteredService): readonly ServiceEvent[] {
  const { grantId, reason } = data;
  const held = state.grants.find((candidate) => candidate.id === grantId);
  if (held === undefined) throw serviceGrantUnknown();
  const refusals = { ended: serviceGrantEnded, datesReversed: serviceDatesReversed };
  const ending = endingOf(held, data.to, today, refusals);
  return ending === null ? [] : [{ type: 'ServiceRoleEnded', data: { grantId, ...ending, reason } }];
}

function isBound({ accounts }: RegisteredService, { issuer, subject }: BoundAccount): boolean {
  return accounts.some((bound) => bound.issuer === issuer && bound.subject === subject);
}

function evolve(state: ServiceState, event: ServiceEvent): ServiceState {
  if (event.type === 'ServiceRegistered') {
    const { name, unit, division } = event.data;
    return { status: 'registered', name, unit, division, grants: [], accounts: [] };
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'ServiceRoleGranted': {
      const { grantId: id, role, division, from, to } = event.data;
      return { ...state, grants: [...state.grants, { id, role, division, from, to, endedAtOnce: false }] };
    }
    case 'ServiceRoleEnded': {
      const { grantId, to, atOnce } = event.data;
      return {
        ...state,
        grants: state.grants.map((held) => (held.id === grantId ? { ...held, to, endedAtOnce: atOnce } : held)),
      };
    }
    case 'ServiceAccountBound': {
      const { issuer, subject } = event.data;
      return { ...state, accounts: [...state.accounts, { issuer, subject }] };
    }
    case 'ServiceAccountUnbound': {
      const { issuer, subject } = event.data;
      return {
        ...state,
        accounts: state.accounts.filter((bound) => bound.issuer !== issuer || bound.subject !== subject),
      };
    }
    case 'ServiceClosed':
      return { ...state, status: 'closed', accounts: [] };
    default:
      return assertNever(event);
  }
}
