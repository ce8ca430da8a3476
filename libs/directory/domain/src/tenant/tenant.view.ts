import type { TenantEvent } from '@gongjian/directory-contracts';
import type { View } from '@gongjian/shared-kernel';
import { idOfStream } from '../stream-id.js';
import { tenantDecider, type FoundedTenant } from './tenant.decider.js';

export interface TenantRow extends FoundedTenant {
  readonly id: string;
}

export const tenantView: View<TenantRow, TenantEvent> = (row, fact) => {
  const state = tenantDecider.evolve(row ?? tenantDecider.initialState, fact.event);
  return state.status === 'absent' ? null : { ...state, id: idOfStream(fact.stream) };
};
