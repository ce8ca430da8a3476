import type { ServiceEvent } from '@gongjian/directory-contracts';
import { localDateAt, type LocalDate, type View } from '@gongjian/shared-kernel';
import { heldOn } from '../held-grants.js';
import { idOfStream } from '../stream-id.js';
import { serviceDecider, type RegisteredService } from './service.decider.js';

export interface ServiceRow extends RegisteredService {
  readonly id: string;
  readonly registeredOn: LocalDate;
}

export const serviceView: View<ServiceRow, ServiceEvent> = (row, { event, stream, metadata }) => {
  const state = serviceDecider.evolve(row ?? serviceDecider.initialState, event);
  if (state.status === 'absent') return null;
  return { ...state, id: idOfStream(stream), registeredOn: row?.registeredOn ?? localDateAt(metadata.recordedAt) };
};

/** With the rights held on a day. */
export function serviceOn(row: ServiceRow, day: LocalDate): ServiceRow {
  return { ...row, grants: row.grants.filter((grant) => heldOn(grant, day)) };
}
