import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import {
  isSealedEnvelope,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  type View,
} from '@gongjian/shared-kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batchDecider } from './batch/batch.decider.js';
import { batchCatalogue } from './batch/batch.upcasters.js';
import { batchView } from './batch/batch.view.js';
import { circularDecider } from './circular/circular.decider.js';
import { circularCatalogue } from './circular/circular.upcasters.js';
import { circularView } from './circular/circular.view.js';
import { commendationDecider } from './commendation/commendation.decider.js';
import { commendationCatalogue } from './commendation/commendation.upcasters.js';
import { commendationView } from './commendation/commendation.view.js';
import { noticeDecider } from './notice/notice.decider.js';
import { noticeCatalogue } from './notice/notice.upcasters.js';
import { noticeHeadView } from './notice/notice-head.view.js';
import { noticeView } from './notice/notice.view.js';
import { objectionDecider } from './objection/objection.decider.js';
import { objectionCatalogue } from './objection/objection.upcasters.js';
import { objectionView } from './objection/objection.view.js';
import { periodDecider } from './period/period.decider.js';
import { periodCatalogue } from './period/period.upcasters.js';
import { periodView } from './period/period.view.js';
import { rollUpDecider } from './rollup/rollup.decider.js';
import { rollUpCatalogue } from './rollup/rollup.upcasters.js';
import { rollUpView } from './rollup/rollup.view.js';
import { slateDecider } from './slate/slate.decider.js';
import { slateCatalogue } from './slate/slate.upcasters.js';
import { slateView } from './slate/slate.view.js';
import { titleDecider } from './title/title.decider.js';
import { titleCatalogue } from './title/title.upcasters.js';
import { titleView } from './title/title.view.js';
import { watchDecider } from './watch/watch.decider.js';
import { watchCatalogue } from './watch/watch.upcasters.js';
import { watchView } from './watch/watch.view.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

interface Subject {
  readonly name: string;
  readonly catalogue: EventCatalogue;
  /** Folds the whole recorded history; answers the last state and every row. */
  readonly replay: (history: readonly Stored[]) => { state: unknown; rows: readonly unknown[] };
}

function subject<State, Command extends DomainCommand, Event extends DomainEvent, Row>(
  name: string,
  catalogue: EventCatalogue,
  decider: Decider<State, Command, Event>,
  view: View<Row, Event>,
): Subject {
  return {
    name,
    catalogue,
    replay(history) {
      let state = decider.initialState;
      let row: Row | null = null;
      const rows: unknown[] = [];
      for (const stored of history) {
        const recorded = { ...stored, revision: BigInt(stored.revision), position: String(stored.revision) };
        const fact = decodeEvent<Event>(catalogue, recorded);
        state = decider.evolve(state, fact.event);
        row = view(row, fact);
        rows.push(row);
      }
      return { state, rows };
    },
  };
}

const subjects: readonly Subject[] = [
  subject('batch', batchCatalogue, batchDecider, batchView),
  subject('circular', circularCatalogue, circularDecider, circularView),
  subject('commendation', commendationCatalogue, commendationDecider, commendationView),
  subject('notice', noticeCatalogue, noticeDecider, noticeView),
  subject('notice', noticeCatalogue, noticeDecider, noticeHeadView),
  subject('objection', objectionCatalogue, objectionDecider, objectionView),
  subject('period', periodCatalogue, periodDecider, periodView),
  subject('rollup', rollUpCatalogue, rollUpDecider, rollUpView),
  subject('slate', slateCatalogue, slateDecider, slateView),
  subject('title', titleCatalogue, titleDecider, titleView),
  subject('watch', watchCatalogue, watchDecider, watchView),
];

/** The streams of an aggregate, each in its order. */
function recorded(name: string): readonly (readonly Stored[])[] {
  const folder = fileURLToPath(new URL(`./${name}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  const streams = new Set(all.map(({ stream }) => stream));
  return [...streams].map((stream) => all.filter((stored) => stored.stream === stream));
}

describe.each(subjects)('the recorded history of a $name', ({ name, catalogue, replay }) => {
  const histories = recorded(name);

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

  it('is read by this build, and every event tells in the view', () => {
    for (const history of histories) {
      const { rows } = replay(history);
      expect(rows).not.toContain(null);
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(history.length);
    }
  });

  it('has no gap', () => {
    for (const history of histories) expect(history.map(({ revision }) => revision)).toEqual([...history.keys()]);
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

describe('the recorded history of a title', () => {
  const title = subjects.find(({ name }) => name === 'title');
  const rows = (title?.replay(recorded('title').flat()).rows ?? []) as readonly {
    readonly status: string;
    readonly valid: boolean;
    readonly procedure: string | null;
  }[];

  it('passes through every standing, and reads valid in three of them alone', () => {
    const standings = new Set(rows.map(({ status, valid }) => `${status} ${valid}`));
    expect([...standings].sort()).toEqual([
      'conferred true',
      'ended false',
      'expired false',
      'named true',
      'namingAnnulled false',
      'none false',
      'removed false',
      'suspended false',
      'warned true',
    ]);
  });

  it('passes through every step of a procedure', () => {
    const steps = new Set(rows.map(({ procedure }) => procedure));
    expect([...steps].sort()).toEqual(['answered', 'proposed', 'raised', 'told', null].sort());
  });
});
