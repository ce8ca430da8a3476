import { assertNever, sameFacts, type Actor } from '@gongjian/shared-kernel';
import type { FactAsTold, FactSource, TitleAttached, WatchEvent } from './watch.events.js';

/** All that is known of one fact, in whatever order it was told. */
export interface KnownFact {
  readonly factId: string;
  /** As the latest telling says; `null` while only a verification or a withdrawal is there. */
  readonly told: FactAsTold | null;
  readonly toldBy: FactSource | null;
  readonly recorded: boolean;
  /** A person; the correction of what it is asks for another. */
  readonly verifier: Actor | null;
  readonly withdrawn: boolean;
  /** Revision of the watch when it last changed. */
  readonly changedAt: number;
}

export interface WatchState {
  /** -1 before the first event. */
  readonly revision: number;
  /** In the order they were first heard of. */
  readonly facts: readonly KnownFact[];
  readonly titles: readonly TitleAttached[];
}

/** A fact that stands: told and not withdrawn. */
export interface StandingFact extends FactAsTold {
  readonly factId: string;
  readonly source: FactSource;
  /** A naming decided on an earlier revision did not see it. */
  readonly changedAt: number;
}

export const initialWatchState: WatchState = { revision: -1, facts: [], titles: [] };

/** In the order of their days: the same whatever order they were recorded in. */
export function standingFacts({ facts }: WatchState): readonly StandingFact[] {
  return facts
    .flatMap(({ factId, told, toldBy, verifier, withdrawn, changedAt }): readonly StandingFact[] => {
      if (told === null || toldBy === null || withdrawn) return [];
      const verified = told.verified || verifier !== null;
      return [{ ...told, verified, verifier: verifier ?? told.verifier, factId, source: toldBy, changedAt }];
    })
    .sort(byDay);
}

export function byDay(
  a: { readonly occurredOn: string; readonly factId: string },
  b: { readonly occurredOn: string; readonly factId: string },
): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1;
  return a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0;
}

export function isNewer(source: FactSource, than: FactSource | null): boolean {
  return than === null || BigInt(source.revision) > BigInt(than.revision);
}

export function evolveWatch(before: WatchState, event: WatchEvent): WatchState {
  const state = { ...before, revision: before.revision + 1 };
  switch (event.type) {
    case 'FactRecorded': {
      const { subjectId: _subjectId, factId, source, ...told } = event.data;
      return changed(state, factId, (known) => ({ ...latest(known, told, source), recorded: true }));
    }
    case 'FactVerified':
      return changed(state, event.data.factId, () => ({ verifier: event.data.verifier }));
    case 'FactCorrected': {
      const { factId, now, source } = event.data;
      return changed(state, factId, (known) => {
        const same = known.told === null || sameFacts(known.told.fact, now.fact);
        return { ...latest(known, now, source), ...(same ? {} : { verifier: null }) };
      });
    }
    case 'FactWithdrawn':
      return changed(state, event.data.factId, () => ({ withdrawn: true }));
    case 'TitleAttached':
      return { ...state, titles: [...state.titles, event.data] };
    default:
      return assertNever(event);
  }
}

function latest(known: KnownFact, told: FactAsTold, source: FactSource): Partial<KnownFact> {
  return isNewer(source, known.toldBy) ? { told, toldBy: source } : {};
}

function changed(state: WatchState, factId: string, by: (known: KnownFact) => Partial<KnownFact>): WatchState {
  const at = state.facts.findIndex((fact) => fact.factId === factId);
  const known = state.facts[at] ?? unknown(factId);
  const fact: KnownFact = { ...known, ...by(known), changedAt: state.revision };
  return { ...state, facts: at < 0 ? [...state.facts, fact] : state.facts.with(at, fact) };
}

export function knownFact({ facts }: WatchState, factId: string): KnownFact | undefined {
  return facts.find((fact) => fact.factId === factId);
}

function unknown(factId: string): KnownFact {
  return { factId, told: null, toldBy: null, recorded: false, verifier: null, withdrawn: false, changedAt: -1 };
}
