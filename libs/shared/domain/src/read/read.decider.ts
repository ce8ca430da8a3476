import { sameFacts, type Decider } from '@gongjian/shared-kernel';
import { isCodedValue, isRecordId } from './coded-value.js';
import type { ReadCommand } from './read.commands.js';
import { readAlreadyRecorded, readNotCoded } from './read.errors.js';
import type { AuditRead, ReadEvent } from './read.events.js';

export type ReadState = { readonly status: 'none' } | { readonly status: 'recorded'; readonly read: AuditRead };

export const readDecider: Decider<ReadState, ReadCommand, ReadEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide({ data }: ReadCommand, state: ReadState): readonly ReadEvent[] {
  if (state.status === 'recorded') {
    if (sameFacts(state.read, data)) return [];
    throw readAlreadyRecorded();
  }
  const { records, shown, filters } = data;
  if (![...records, ...shown].every(isRecordId)) throw readNotCoded();
  if (!filters.every(({ values }) => values.every(isCodedValue))) throw readNotCoded();
  return [{ type: 'AuditReadRecorded', data }];
}

function evolve(_state: ReadState, event: ReadEvent): ReadState {
  return { status: 'recorded', read: event.data };
}
