import { decodeEvent, eventId, type EventCatalogue } from '@gongjian/shared-event-sourcing';
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
import { applicationDecider } from './application/application.decider.js';
import { applicationCatalogue } from './application/application.upcasters.js';
import { applicationView } from './application/application.view.js';
import { complaintDecider } from './complaint/complaint.decider.js';
import { complaintCatalogue } from './complaint/complaint.upcasters.js';
import { complaintView } from './complaint/complaint.view.js';
import { docketDecider } from './docket/docket.decider.js';
import { docketCatalogue } from './docket/docket.upcasters.js';
import { docketView } from './docket/docket.view.js';
import { gateDecider } from './gate/gate.decider.js';
import { gateCatalogue } from './gate/gate.upcasters.js';
import { gateView } from './gate/gate.view.js';
import { incidentDecider } from './incident/incident.decider.js';
import { incidentCatalogue } from './incident/incident.upcasters.js';
import { incidentView } from './incident/incident.view.js';
import { resultDecider } from './result/result.decider.js';
import { resultCatalogue } from './result/result.upcasters.js';
import { resultView } from './result/result.view.js';
import { roundDecider } from './round/round.decider.js';
import { roundCatalogue } from './round/round.upcasters.js';
import { roundView } from './round/round.view.js';
import { sheetDecider } from './sheet/sheet.decider.js';
import { sheetCatalogue } from './sheet/sheet.upcasters.js';
import { sheetResultView, sheetView } from './sheet/sheet.view.js';
import { surveyDecider } from './survey/survey.decider.js';
import { surveyCatalogue } from './survey/survey.upcasters.js';
import { surveyView } from './survey/survey.view.js';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

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
  /** Folds the whole recorded history of one stream; answers the last state, the last row and how many rows differ. */
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
  subject('round', roundCatalogue, roundDecider, roundView),
  subject('sheet', sheetCatalogue, sheetDecider, sheetView),
  subject('result', resultCatalogue, resultDecider, resultView),
  subject('survey', surveyCatalogue, surveyDecider, surveyView),
  subject('incident', incidentCatalogue, incidentDecider, incidentView),
  subject('complaint', complaintCatalogue, complaintDecider, complaintView),
  subject('docket', docketCatalogue, docketDecider, docketView),
  subject('gate', gateCatalogue, gateDecider, gateView),
  subject('application', applicationCatalogue, applicationDecider, applicationView),
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

describe.each(subjects)('the recorded history, $name', ({ name, catalogue, replay }) => {
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
      expect(history.map(({ revision }) => revision)).toEqual(history.map((_, index) => index));
      const { row, rows } = replay(history);
      if (history[0]?.type === 'CreationAbandoned') expect(row).toBeNull();
      else expect(rows).toBe(history.length);
    }
  });

  it('gives the same state and the same row each time', () => {
    for (const history of histories) expect(replay(history)).toEqual(replay(history));
  });

  it('carries the ids that follow from its commands', () => {
    const told = new Map<string, number>();
    for (const { id, stream, metadata } of all) {
      const { commandId } = JSON.parse(metadata) as { readonly commandId: string };
      const index = told.get(commandId) ?? 0;
      told.set(commandId, index + 1);
      expect(id).toBe(eventId(stream, commandId, index));
    }
  });

  it('names personal values by the place they were sealed at first', () => {
    const places = new Set<string>();
    const visit = (value: unknown, pointer: string): void => {
      if (isSealedEnvelope(value)) {
        places.add(pointer);
        expect([...places]).toContain(value.$sealed.at);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) visit(member, `${pointer}/${key}`);
      }
    };
    for (const { id, data } of all) visit(JSON.parse(data), `${id}#/data`);
  });
});

describe('the recorded histories', () => {
  it('end where they ended when they were recorded', () => {
    const ends = subjects.flatMap(({ name, replay }) =>
      recorded(name).map((history) => {
        const { state, row } = replay(history);
        const status = (of: unknown): string | null => (of as { readonly status?: string } | null)?.status ?? null;
        return `${name} ${status(state)} ${status(row)}`;
      }),
    );
    expect(ends).toEqual([
      'round concluded concluded',
      'round cancelled cancelled',
      'sheet scored scored',
      'sheet scored scored',
      'sheet scored scored',
      'result graded null',
      'result graded null',
      'survey closed closed',
      'incident withdrawn withdrawn',
      'complaint withdrawn withdrawn',
      'docket null null',
      'gate null open',
      'application filedUpward filedUpward',
      'application rejected rejected',
      'application withdrawn withdrawn',
      'application abandoned null',
      'application determined determined',
      'application atLevel atLevel',
    ]);
  });

  it('give the row a round is concluded from', () => {
    const rows = recorded('sheet').map((history) =>
      history.reduce<ReturnType<typeof sheetResultView>>((row, stored) => {
        const fact = decodeEvent(sheetCatalogue, { ...stored, revision: BigInt(stored.revision), position: '0' });
        return sheetResultView(row, fact as never);
      }, null),
    );
    expect(rows).toMatchObject([
      { status: 'scored', form: 'inspection', score: { row: { required: true, vetoed: false, told: null } } },
      { status: 'scored' },
      { status: 'scored' },
    ]);
    expect(rows.map((row) => row?.assessors)).toEqual([
      [301, 302, 306, 307, 303].map(idOf),
      [304].map(idOf),
      [301, 302].map(idOf),
    ]);
  });
});
