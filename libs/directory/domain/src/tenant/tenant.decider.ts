import type { DivisionRef, TenantEvent } from '@gongjian/directory-contracts';
import { assertNever, type Decider } from '@gongjian/shared-kernel';
import type { TenantCommand } from './tenant.commands.js';
import { retentionTooShort, tenantAlreadyFounded, tenantUnknown } from './tenant.errors.js';

/** Years an officer's official acts are kept under the officer's name when the tenant set nothing else. */
export const DEFAULT_RETENTION_YEARS = 10;
const LEAST_RETENTION_YEARS = 1;

export interface FoundedTenant {
  readonly status: 'founded';
  readonly name: string;
  readonly rootDivision: DivisionRef;
  readonly timeZone: string;
  readonly retentionYears: number;
}

export type TenantState = { readonly status: 'absent' } | FoundedTenant;

export const tenantDecider: Decider<TenantState, TenantCommand, TenantEvent> = {
  decide,
  evolve,
  initialState: { status: 'absent' },
};

export const tenantCatalogue = {
  category: 'tenant',
  lasting: 'reference' as const,
  types: {
    TenantFounded: { upcasters: [] },
    TenantRenamed: { upcasters: [] },
    RetentionPeriodSet: { upcasters: [] },
  },
};

function decide(command: TenantCommand, state: TenantState): readonly TenantEvent[] {
  switch (command.type) {
    case 'FoundTenant': {
      const { name, rootDivision, timeZone, retentionYears } = command.data;
      if (state.status === 'founded') {
        if (state.name === name && state.rootDivision.id === rootDivision.id) return [];
        throw tenantAlreadyFounded();
      }
      if (retentionYears < LEAST_RETENTION_YEARS) throw retentionTooShort(LEAST_RETENTION_YEARS);
      return [{ type: 'TenantFounded', data: { name, rootDivision, timeZone, retentionYears } }];
    }
    case 'RenameTenant': {
      if (state.status === 'absent') throw tenantUnknown();
      if (state.name === command.data.name) return [];
      return [{ type: 'TenantRenamed', data: { name: command.data.name, previousName: state.name } }];
    }
    case 'SetRetentionPeriod': {
      const { years, reason } = command.data;
      if (state.status === 'absent') throw tenantUnknown();
      if (years < LEAST_RETENTION_YEARS) throw retentionTooShort(LEAST_RETENTION_YEARS);
      if (state.retentionYears === years) return [];
      return [{ type: 'RetentionPeriodSet', data: { years, previousYears: state.retentionYears, reason } }];
    }
    default:
      return assertNever(command);
  }
}

function evolve(state: TenantState, event: TenantEvent): TenantState {
  switch (event.type) {
    case 'TenantFounded':
      return { status: 'founded', ...event.data };
    case 'TenantRenamed':
      return state.status === 'founded' ? { ...state, name: event.data.name } : state;
    case 'RetentionPeriodSet':
      return state.status === 'founded' ? { ...state, retentionYears: event.data.years } : state;
    default:
      return assertNever(event);
  }
}
