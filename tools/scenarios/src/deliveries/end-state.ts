import { categoryOf, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { isSealedEnvelope, localDateAt } from '@gongjian/shared-kernel';
import type { World } from '../world/world.js';
import { folds } from './aggregates.js';

/** What a story came to, by what it is about: streams and their rows, own tables, running clocks, what waits. */
export type EndState = ReadonlyMap<string, unknown>;

/** Revisions: how a stream came to be what it is. */
const REVISIONS: ReadonlySet<string> = new Set(['revision', 'watchRevision', 'changedAt', 'asOf']);
/** Of a removal by rule: which of its grounds was heard of first. All of them are in its `factIds`. */
const OF_FIRST: ReadonlySet<string> = new Set(['trigger', 'clause', 'publishedClause', 'grounds']);

/** What says in which order something was heard of, and nothing else. */
function isOfOrder(name: string, value: object, member: string): boolean {
  if (REVISIONS.has(member)) return true;
  if ('mode' in value && value.mode === 'byRule') return OF_FIRST.has(member);
  // Number of a trigger, and whether a removed title had ended before: annulled, it has ended either way.
  if (name === 'raised') return member === 'number';
  if ('factIds' in value && 'before' in value) return member === 'ended';
  // Of a docket: the sequence a fact was told at, and how many it was told.
  return 'fact' in value ? member === 'order' : 'facts' in value && member === 'events';
}

/** Lists that mean a set. */
const SETS: ReadonlySet<string> = new Set([
  'sheets',
  'facts',
  'concluded',
  'titles',
  'passed',
  'missed',
  'factIds',
  'triggers',
  'removals',
]);

/**
 * Revisions are left out, and of instants their day stays.
 *
 * @param after that many events: of streams without later ones nothing is said
 * @param sameDay false: what is done by rule is done on the day it is heard of, so days are left out too
 */
export async function endStateOf(world: World, after: number, sameDay: boolean): Promise<EndState> {
  const normal = (value: unknown): unknown => normalOf(value, sameDay);
  const recorded = await world.recorded();
  const touched = new Set(recorded.slice(after).map(({ stream }) => stream));
  const events = new Map<string, RecordedEvent[]>();
  for (const each of recorded) {
    if (!touched.has(each.stream)) continue;
    const known = events.get(each.stream);
    if (known === undefined) events.set(each.stream, [each]);
    else known.push(each);
  }
  const state = new Map<string, unknown>();
  for (const [stream, own] of events) {
    const fold = folds.get(categoryOf(stream));
    if (fold === undefined) continue;
    state.set(stream, normal(fold(own)));
    for (const [name, row] of Object.entries(await world.rowsOfStream(stream))) {
      state.set(`row ${name} of ${stream}`, normal(row));
    }
  }
  for (const [table, rows] of world.keptTables) {
    for (const [key, row] of rows) state.set(`${table} ${key}`, normal(row));
  }
  for (const [clock, dueAt] of world.dues) state.set(`clock ${clock}`, normal(dueAt));
  for (const [index, { by, what, code }] of (await world.parked()).entries())
    state.set(`parked ${index}`, [by, what, code]);
  for (const [index, waiting] of world.waiting.entries()) state.set(`waiting ${index}`, waiting);
  return state;
}

type OfMoment = (moment: string) => string;
const noDay: OfMoment = () => 'some day';
const dayOf: OfMoment = (moment) => (moment.includes('T') ? localDateAt(moment) : moment);
const MOMENT = /\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?/g;

export function normalOf(value: unknown, sameDay: boolean): unknown {
  return normalised(value, '', sameDay ? dayOf : noDay);
}

function normalised(value: unknown, name: string, moment: OfMoment): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return value.replace(MOMENT, moment);
  if (value === null || typeof value !== 'object') return value;
  if (isSealedEnvelope(value)) return 'sealed';
  if (Array.isArray(value)) {
    const all = value.map((each) => normalised(each, '', moment));
    return SETS.has(name) ? sorted(all) : all;
  }
  if (value instanceof Map) return normalised(Object.fromEntries(value), name, moment);
  if (value instanceof Set) return sorted([...value].map((each) => normalised(each, '', moment)));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([member, each]) => each !== undefined && !isOfOrder(name, value, member))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([member, each]) => [member, normalised(each, member, moment)]),
  );
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Where two come to something else; nothing: nowhere. */
export function differencesOf(one: EndState, other: EndState): readonly string[] {
  const found: string[] = [];
  for (const about of new Set([...one.keys(), ...other.keys()])) differ(about, one.get(about), other.get(about), found);
  return found;
}

function differ(at: string, one: unknown, other: unknown, found: string[]): void {
  if (JSON.stringify(one) === JSON.stringify(other)) return;
  if (isRecord(one) && isRecord(other)) {
    for (const member of new Set([...Object.keys(one), ...Object.keys(other)])) {
      differ(`${at}/${member}`, one[member], other[member], found);
    }
    return;
  }
  found.push(`${at}: ${brief(one)} ≠ ${brief(other)}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
