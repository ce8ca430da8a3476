import {
  ESCALATION_ACTS,
  escalationCatalogue,
  escalationView,
  FILING_ACTS,
  filingCatalogue,
  filingView,
  FOLLOW_UP_ACTS,
  followUpCatalogue,
  followUpView,
  PLAN_ACTS,
  planCatalogue,
  planView,
  programmeCatalogue,
  programmeView,
  RECTIFICATION_ACTS,
  rectificationCatalogue,
  rectificationView,
  REPORT_ACTS,
  reportCatalogue,
  reportView,
  SUGGESTION_ACTS,
  suggestionCatalogue,
  suggestionView,
  TASK_ACTS,
  taskCatalogue,
  taskView,
} from '@gongjian/plans-domain';
import {
  exportCatalogueOf,
  exportView,
  FILE_ACTS,
  fileCatalogueOf,
  fileView,
  readCatalogueOf,
  readView,
} from '@gongjian/shared-domain';
import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { isSealedEnvelope, type DomainEvent, type View } from '@gongjian/shared-kernel';
import { exportAnswer, fileAnswer, readAnswer } from '@gongjian/shared-records';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { escalationAnswer } from './queries/escalation/escalation.answer.js';
import { filingAnswer } from './queries/filing/filing.answer.js';
import { followUpAnswer } from './queries/follow-up/follow-up.answer.js';
import { planAnswer } from './queries/plan/plan.answer.js';
import { PROGRAMME_ACTS, programmeAnswer } from './queries/programme/programme.answer.js';
import { rectificationAnswer } from './queries/rectification/rectification.answer.js';
import { reportAnswer } from './queries/report/report.answer.js';
import { suggestionAnswer } from './queries/suggestion/suggestion.answer.js';
import { taskAnswer } from './queries/task/task.answer.js';

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
  readonly answer: z.ZodType;
  /** The row after each event of the recorded history. */
  readonly rows: (history: readonly Stored[]) => readonly object[];
  /** What the query adds to the row. */
  readonly more: (row: object) => object;
}

function subject<Event extends DomainEvent, Row extends object>(
  name: string,
  catalogue: EventCatalogue,
  view: View<Row, Event>,
  answer: z.ZodType,
  more: (row: Row) => object = () => ({}),
): Subject {
  const rows = (history: readonly Stored[]): readonly object[] => {
    let row: Row | null = null;
    return history.flatMap((stored) => {
      const recorded = { ...stored, revision: BigInt(stored.revision), position: String(stored.revision) };
      row = view(row, decodeEvent<Event>(catalogue, recorded));
      return row === null ? [] : [row];
    });
  };
  return { name, answer, rows, more: more as (row: object) => object };
}

const allowed = (acts: readonly string[]): object => Object.fromEntries(acts.map((act) => [act, true]));

const subjects: readonly Subject[] = [
  subject('programme', programmeCatalogue, programmeView, programmeAnswer, () => ({ may: allowed(PROGRAMME_ACTS) })),
  subject('plan', planCatalogue, planView, planAnswer, ({ items }) => ({
    progress: null,
    warnings: [],
    items: items.map((item) => ({ ...item, taskId: null })),
    may: allowed(PLAN_ACTS),
  })),
  subject('task', taskCatalogue, taskView, taskAnswer, () => ({ warnings: [], may: allowed(TASK_ACTS) })),
  subject('file', fileCatalogueOf('file'), fileView, fileAnswer, () => ({ may: allowed(FILE_ACTS) })),
  subject('export', exportCatalogueOf('export'), exportView, exportAnswer),
  subject('plans_read', readCatalogueOf('plans_read'), readView, readAnswer, ({ seatId = null, refused = null }) => ({
    seatId,
    refused,
  })),
  subject('rectification', rectificationCatalogue, rectificationView, rectificationAnswer, () => ({
    may: allowed(RECTIFICATION_ACTS),
  })),
  subject('followup', followUpCatalogue, followUpView, followUpAnswer, () => ({ may: allowed(FOLLOW_UP_ACTS) })),
  subject('escalation', escalationCatalogue, escalationView, escalationAnswer, () => ({
    may: allowed(ESCALATION_ACTS),
  })),
  subject('report', reportCatalogue, reportView, reportAnswer, () => ({ may: allowed(REPORT_ACTS) })),
  subject('suggestion', suggestionCatalogue, suggestionView, suggestionAnswer, () => ({
    mine: false,
    may: allowed(SUGGESTION_ACTS),
  })),
  subject('filing', filingCatalogue, filingView, filingAnswer, () => ({ may: allowed(FILING_ACTS) })),
];

/** By stream; the events of each in order. */
function recorded(name: string): readonly (readonly Stored[])[] {
  const folder = fileURLToPath(new URL(`../../domain/src/${name}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))]
    .sort()
    .map((stream) => all.filter((each) => each.stream === stream));
}

/** Personal values as a reader gets them. */
function opened(value: unknown, clear: string | null): unknown {
  if (isSealedEnvelope(value)) return clear;
  if (Array.isArray(value)) return value.map((member) => opened(member, clear));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, opened(member, clear)]));
}

describe.each(subjects)('the answer that describes a $name', ({ name, answer, rows, more }) => {
  const all = recorded(name).flatMap(rows);

  it.each(['张', null])('holds for the row after every recorded event, with personal values that read %j', (clear) => {
    expect(all.length).toBeGreaterThan(2);
    for (const row of all) {
      const body = opened({ ...row, ...more(row), revision: '0' }, clear);
      expect(answer.safeParse(body).error?.issues ?? []).toEqual([]);
    }
  });

  it('knows every member: none may be missing, none may be added', () => {
    const [first = {}] = [...all].sort((a, b) => Object.keys(a).length - Object.keys(b).length);
    const body = opened({ ...first, ...more(first), revision: '0' }, '张') as Record<string, unknown>;
    for (const member of Object.keys(body)) {
      const { [member]: _left, ...without } = body;
      expect([member, answer.safeParse(without).success]).toEqual([member, false]);
    }
    expect(answer.safeParse({ ...body, unheardOf: 1 }).success).toBe(false);
  });
});
