import { sameFacts, type Decider } from '@gongjian/shared-kernel';
import type { ExportCommand } from './export.commands.js';
import { exportAlreadyRecorded, filterNotCoded } from './export.errors.js';
import type { ExportEvent, ListExported } from './export.events.js';

export type ExportState =
  { readonly status: 'none' } | { readonly status: 'recorded'; readonly exported: ListExported };

export const exportDecider: Decider<ExportState, ExportCommand, ExportEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CODE = /^-?[A-Za-z][A-Za-z0-9_.]{0,39}$/;
const DATE = /^\d{4}(?:-\d{2}){0,2}$/;
const PERIOD = /^\d{4}-[A-Z]\d{1,2}$/;
const SMALL_NUMBER = /^\d{1,3}$/;
const CODED = [UUID, CODE, DATE, PERIOD, SMALL_NUMBER];

function decide({ data }: ExportCommand, state: ExportState): readonly ExportEvent[] {
  if (state.status === 'recorded') {
    if (sameFacts(state.exported, data)) return [];
    throw exportAlreadyRecorded();
  }
  for (const { name, values } of data.filters) {
    if (!values.every((value) => CODED.some((form) => form.test(value)))) throw filterNotCoded(name);
  }
  return [{ type: 'ListExported', data }];
}

function evolve(_state: ExportState, event: ExportEvent): ExportState {
  return { status: 'recorded', exported: event.data };
}
