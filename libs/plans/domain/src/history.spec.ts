import { fileCatalogueOf, fileDecider, fileView } from '@gongjian/shared-domain';
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
import { followUpDecider } from './followup/followup.decider.js';
import { followUpCatalogue } from './followup/followup.upcasters.js';
import { followUpView } from './followup/followup.view.js';
import { planDecider } from './plan/plan.decider.js';
import { planCatalogue } from './plan/plan.upcasters.js';
import { planView } from './plan/plan.view.js';
import { programmeDecider } from './programme/programme.decider.js';
import { programmeCatalogue } from './programme/programme.upcasters.js';
import { programmeView } from './programme/programme.view.js';
import { rectificationDecider } from './rectification/rectification.decider.js';
import { rectificationCatalogue } from './rectification/rectification.upcasters.js';
import { rectificationView } from './rectification/rectification.view.js';
import { taskDecider } from './task/task.decider.js';
import { taskCatalogue } from './task/task.upcasters.js';
import { taskView } from './task/task.view.js';

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
  /** Folds the whole recorded history; answers the last state, the last row and how many rows differ. */
  readonly replay: (history: readonly Stored[]) => { state: unknown; row: unknown; rows: number };
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
      const rows = new Set<string>();
      for (const stored of history) {
        const recorded = { ...stored, revision: BigInt(stored.revision), position: String(stored.revision) };
        const fact = decodeEvent<Event>(catalogue, recorded);
        state = decider.evolve(state, fact.event);
        row = view(row, fact);
        rows.add(JSON.stringify(row));
      }
      return { state, row, rows: rows.size };
    },
  };
}

const subjects: readonly Subject[] = [
  subject('programme', programmeCatalogue, programmeDecider, programmeView),
  subject('plan', planCatalogue, planDecider, planView),
  subject('task', taskCatalogue, taskDecider, taskView),
  subject('file', fileCatalogueOf('file'), fileDecider, fileView),
  subject('rectification', rectificationCatalogue, rectificationDecider, rectificationView),
  subject('followup', followUpCatalogue, followUpDecider, followUpView),
];

/** By stream; the events of each in order. */
function recorded(name: string): readonly (readonly Stored[])[] {
  const folder = fileURLToPath(new URL(`./${name}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))]
    .sort()
    .map((stream) => all.filter((each) => each.stream === stream));
}

describe.each(subjects)('the recorded history of a $name', ({ name, catalogue, replay }) => {
  const histories = recorded(name);
  const all = histories.flat();

  it('holds every event type and version', () => {
    const versions = all.map(({ type, metadata }) => {
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
      const { row, rows } = replay(history);
      expect(row).not.toBeNull();
      expect(rows).toBe(history.length);
    }
  });

  it('gives the same state and the same row each time', () => {
    for (const history of histories) expect(replay(history)).toEqual(replay(history));
  });

  it('names personal values by the place they were sealed at', () => {
    const visit = (value: unknown, pointer: string): void => {
      if (isSealedEnvelope(value)) {
        expect(value.$sealed.at).toBe(pointer);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) visit(member, `${pointer}/${key}`);
      }
    };
    for (const { id, data } of all) visit(JSON.parse(data), `${id}#/data`);
  });
});

describe('the recorded histories', () => {
  it('hold acts done for another, and a task assigned in the name of the signer', () => {
    const forAnother = subjects.flatMap(({ name, catalogue }) =>
      recorded(name)
        .flat()
        .map((stored) => decodeEvent(catalogue, { ...stored, revision: BigInt(stored.revision), position: '0' }))
        .filter(({ metadata }) => metadata.onBehalfOf !== undefined)
        .map(({ event: { type }, metadata: { actor, onBehalfOf } }) => [type, actor.id === onBehalfOf?.id]),
    );
    expect(forAnother).toEqual([
      ['PlanGroupSet', false],
      ['TaskSignedFor', false],
      ['EvidenceReviewed', false],
    ]);
    const assigned = recorded('task')
      .flat()
      .filter(({ type }) => type === 'TaskAssigned');
    const recorders = assigned.map(({ data }) => (JSON.parse(data) as { readonly recordedBy?: object }).recordedBy);
    expect(recorders.map((recorder) => recorder !== undefined)).toEqual([false, true, false]);
  });

  it('end where they ended when they were recorded', () => {
    const ends = subjects.flatMap(({ name, replay }) =>
      recorded(name).map((history) => {
        const { state, row } = replay(history);
        return { name, state: (state as { status: string }).status, row: (row as { status?: string }).status ?? null };
      }),
    );
    expect(ends).toEqual([
      { name: 'programme', state: 'drafted', row: null },
      { name: 'plan', state: 'closed', row: 'closed' },
      { name: 'task', state: 'assigned', row: 'assigned' },
      { name: 'task', state: 'returned', row: 'returned' },
      { name: 'file', state: 'destroyed', row: 'destroyed' },
      { name: 'rectification', state: 'closed', row: 'closed' },
      { name: 'rectification', state: 'withdrawn', row: 'withdrawn' },
      { name: 'rectification', state: 'closed', row: 'closed' },
      { name: 'followup', state: 'settled', row: 'settled' },
      { name: 'followup', state: 'withdrawn', row: 'withdrawn' },
    ]);
  });
});
