import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import {
  isSealedEnvelope,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  type Fact,
  type View,
} from '@gongjian/shared-kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An event as a build once stored it. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** An aggregate with recorded streams in `<folder>/<name>/history/`, one file an event. */
export interface RecordedAggregate {
  readonly name: string;
  readonly catalogue: EventCatalogue;
  /** Of one stream: the last state, and the row after each event, or the state after it where no view shows it. */
  replay(history: readonly StoredEvent[]): { readonly state: unknown; readonly rows: readonly unknown[] };
  /** The first type of streams that no view shows. */
  readonly unseen?: string;
}

/** @param view `null`: there is none, so what each event tells is its state */
export function recordedAggregate<State, Command extends DomainCommand, Event extends DomainEvent, Row>(
  name: string,
  catalogue: EventCatalogue,
  decider: Decider<State, Command, Event>,
  view: View<Row, Event> | null,
  { unseen }: { readonly unseen?: string } = {},
): RecordedAggregate {
  return {
    name,
    catalogue,
    ...(unseen === undefined ? {} : { unseen }),
    replay(history) {
      let state = decider.initialState;
      let row: Row | null = null;
      const rows: unknown[] = [];
      for (const stored of history) {
        const fact = factOf<Event>(catalogue, stored);
        state = decider.evolve(state, fact.event);
        row = view === null ? null : view(row, fact);
        rows.push(view === null ? state : row);
      }
      return { state, rows };
    },
  };
}

export function factOf<Event extends DomainEvent>(catalogue: EventCatalogue, stored: StoredEvent): Fact<Event> {
  return decodeEvent<Event>(catalogue, {
    ...stored,
    revision: BigInt(stored.revision),
    position: String(stored.revision),
  });
}

/** The recorded streams of an aggregate, each in its order. */
export function recordedStreams(folder: URL, name: string): readonly (readonly StoredEvent[])[] {
  const history = fileURLToPath(new URL(`./${name}/history/`, folder));
  const all = readdirSync(history)
    .map((file) => JSON.parse(readFileSync(`${history}${file}`, 'utf8')) as StoredEvent)
    .sort((a, b) => a.revision - b.revision);
  const streams = [...new Set(all.map(({ stream }) => stream))].sort();
  return streams.map((stream) => all.filter((stored) => stored.stream === stream));
}

/** Every event ever released is read by this build, alike each time, and tells in the view, or in the state. */
export function describeRecordedHistories(folder: URL, aggregates: readonly RecordedAggregate[]): void {
  describe.each(aggregates)('the recorded history of a $name', ({ name, catalogue, replay, unseen }) => {
    const histories = recordedStreams(folder, name);

    it('holds every event type and version', () => {
      const versions = histories.flat().map(({ type, metadata }) => {
        const { schemaVersion } = JSON.parse(metadata) as { readonly schemaVersion?: number };
        return `${type} ${schemaVersion ?? 1}`;
      });
      const expected = Object.entries(catalogue.types).flatMap(([type, { upcasters }]) =>
        Array.from({ length: upcasters.length + 1 }, (_, index) => `${type} ${index + 1}`),
      );
      expect([...new Set(versions)].sort()).toEqual(expected.sort());
    });

    it('has no gap', () => {
      for (const history of histories) {
        const revisions = [...new Set(history.map(({ revision }) => revision))];
        expect(revisions).toEqual([...revisions.keys()]);
      }
    });

    it('is read by this build, and every event tells', () => {
      for (const history of histories) {
        const { rows } = replay(history);
        if (unseen !== undefined && history[0]?.type === unseen) {
          expect(rows.every((row) => row === null)).toBe(true);
          continue;
        }
        expect(rows).not.toContain(null);
        expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(history.length);
      }
    });

    it('gives the same state and the same rows each time', () => {
      for (const history of histories) expect(replay(history)).toEqual(replay(history));
    });

    it('names personal values by the place they were sealed at first', () => {
      const places = new Set<string>();
      const visit = (value: unknown, pointer: string): void => {
        places.add(pointer);
        if (isSealedEnvelope(value)) {
          expect(places.has(value.$sealed.at)).toBe(true);
        } else if (typeof value === 'object' && value !== null) {
          for (const [key, member] of Object.entries(value)) visit(member, `${pointer}/${key}`);
        }
      };
      for (const { id, data } of histories.flat()) visit(JSON.parse(data), `${id}#/data`);
    });
  });
}

/** How each recorded stream ends: `<aggregate> <status of the state> <status of the row>`. */
export function endsOfHistories(folder: URL, aggregates: readonly RecordedAggregate[]): readonly string[] {
  const status = (of: unknown): string | null => (of as { readonly status?: string } | null)?.status ?? null;
  return aggregates.flatMap(({ name, replay }) =>
    recordedStreams(folder, name).map((history) => {
      const { state, rows } = replay(history);
      return `${name} ${status(state)} ${status(rows.at(-1))}`;
    }),
  );
}
