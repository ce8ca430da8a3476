import { assertNever, sameFacts, type Decider } from '@gongjian/shared-kernel';
import type { DossierCommand } from './dossier.commands.js';
import { dossierAlreadyOrdered, dossierNotFound, dossierSettingsInvalid } from './dossier.errors.js';
import type { DossierCompiled, DossierEvent, DossierOrdered } from './dossier.events.js';
import { settingsFault } from './dossier-settings.js';

export type DossierState =
  | { readonly status: 'none' }
  | { readonly status: 'ordered'; readonly ordered: DossierOrdered }
  | { readonly status: 'compiled'; readonly ordered: DossierOrdered; readonly compiled: DossierCompiled }
  | { readonly status: 'failed'; readonly ordered: DossierOrdered; readonly code: string };

export const dossierDecider: Decider<DossierState, DossierCommand, DossierEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: DossierCommand, state: DossierState): readonly DossierEvent[] {
  switch (command.type) {
    case 'OrderDossier': {
      if (state.status !== 'none') {
        if (sameFacts(state.ordered, command.data)) return [];
        throw dossierAlreadyOrdered();
      }
      const fault = settingsFault(command.data.settings);
      if (fault !== null) throw dossierSettingsInvalid(fault);
      return [{ type: 'DossierOrdered', data: command.data }];
    }
    case 'RecordDossierCompiled':
      if (state.status === 'none') throw dossierNotFound();
      return state.status === 'ordered' ? [{ type: 'DossierCompiled', data: command.data }] : [];
    case 'RecordDossierFailed':
      if (state.status === 'none') throw dossierNotFound();
      return state.status === 'ordered' ? [{ type: 'DossierFailed', data: command.data }] : [];
    default:
      return assertNever(command);
  }
}

function evolve(state: DossierState, event: DossierEvent): DossierState {
  if (event.type === 'DossierOrdered') return { status: 'ordered', ordered: event.data };
  if (state.status === 'none') return state;
  const { ordered } = state;
  switch (event.type) {
    case 'DossierCompiled':
      return { status: 'compiled', ordered, compiled: event.data };
    case 'DossierFailed':
      return { status: 'failed', ordered, code: event.data.code };
    default:
      return assertNever(event);
  }
}
