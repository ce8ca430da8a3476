import * as assessments from '@gongjian/assessments-domain';
import * as awards from '@gongjian/awards-domain';
import * as plans from '@gongjian/plans-domain';
import { decodeEvent, type EventCatalogue, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { Decider, DomainCommand, DomainEvent } from '@gongjian/shared-kernel';

type Fold = (events: readonly RecordedEvent[]) => unknown;
type AnyDecider = Decider<unknown, DomainCommand, DomainEvent>;

const DECIDER = /^(.+)Decider$/;

/** What every kind of stream comes to, by category: of each decider that a domain exports beside its catalogue. */
export const folds: ReadonlyMap<string, Fold> = new Map(
  [assessments, awards, plans].flatMap((domain) => {
    const exported = domain as Readonly<Record<string, unknown>>;
    return Object.entries(exported).flatMap(([name, decider]): (readonly [string, Fold])[] => {
      const catalogue = exported[`${DECIDER.exec(name)?.[1] ?? ''}Catalogue`] as EventCatalogue | undefined;
      return catalogue === undefined ? [] : [[catalogue.category, foldOf(catalogue, decider as AnyDecider)]];
    });
  }),
);

function foldOf(catalogue: EventCatalogue, { initialState, evolve }: AnyDecider): Fold {
  return (events) =>
    events.reduce<unknown>((state, each) => evolve(state, decodeEvent(catalogue, each).event), initialState);
}
