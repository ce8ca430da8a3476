import { assertNever, type Decider } from '@gongjian/shared-kernel';
import type { DocketFact, KnownFact } from '../rules/docket-fact.js';
import type { DocketCommand } from './docket.commands.js';
import { docketFull } from './docket.errors.js';
import type { DocketEvent } from './docket.events.js';

/** Of each fact the latest word; `null`: it was withdrawn. */
export interface DocketState {
  readonly facts: Readonly<Record<string, { readonly order: string; readonly fact: DocketFact } | null>>;
  readonly events: number;
}

export const MAX_DOCKET_EVENTS = 9_000;

/** A set: in whichever order facts are noted, changed and withdrawn, it ends alike. */
export const docketDecider: Decider<DocketState, DocketCommand, DocketEvent> = {
  initialState: { facts: {}, events: 0 },
  decide,
  evolve,
};

/** What rules read, by id. */
export function knownFacts({ facts }: DocketState): readonly KnownFact[] {
  return Object.entries(facts)
    .flatMap(([factId, known]) => (known === null ? [] : [{ factId, ...known.fact }]))
    .sort((a, b) => (a.factId < b.factId ? -1 : 1));
}

function decide(command: DocketCommand, state: DocketState): readonly DocketEvent[] {
  const { factId } = command.data;
  const known = Object.hasOwn(state.facts, factId) ? state.facts[factId] : undefined;
  const events = decideOn(command, known);
  if (events.length > 0 && state.events >= MAX_DOCKET_EVENTS) throw docketFull(MAX_DOCKET_EVENTS);
  return events;
}

function decideOn(command: DocketCommand, known: DocketState['facts'][string] | undefined): readonly DocketEvent[] {
  if (known === null) return [];
  switch (command.type) {
    case 'NoteFact': {
      if (known === undefined) return [{ type: 'FactNoted', data: command.data }];
      if (command.data.order <= known.order) return [];
      return [{ type: 'FactChanged', data: command.data }];
    }
    case 'WithdrawFact':
      return [{ type: 'FactWithdrawn', data: command.data }];
    default:
      return assertNever(command);
  }
}

function evolve(state: DocketState, event: DocketEvent): DocketState {
  const { factId } = event.data;
  const events = state.events + 1;
  switch (event.type) {
    case 'FactNoted':
    case 'FactChanged': {
      const { order, fact } = event.data;
      return { facts: { ...state.facts, [factId]: { order, fact } }, events };
    }
    case 'FactWithdrawn':
      return { facts: { ...state.facts, [factId]: null }, events };
    default:
      return assertNever(event);
  }
}
