import type { EventStore, RecordedEvent } from '@gongjian/shared-event-sourcing';
import { dataOf } from './append-workload.js';
import type { Ledger } from './ledger.js';

const SHOWN = 20;

export async function wholeLog(store: EventStore): Promise<readonly RecordedEvent[]> {
  const log: RecordedEvent[] = [];
  for (;;) {
    const page = await store.readAll({ after: log.at(-1)?.position ?? null, limit: 5_000 });
    if (page.length === 0) return log;
    log.push(...page);
  }
}

/**
 * What the log owes its writers: positions 0..n-1, revisions 0..m-1 in every stream, every acknowledged append once
 * and where it was said to be, no refused one, all or none of each append's events, and the bytes that were sent; and
 * everything that was ever shown, by a read, the head or the revision a refusal named.
 */
export function verifyLog(log: readonly RecordedEvent[], ledger: Ledger): readonly string[] {
  const problems: string[] = [];
  const revisions = new Map<string, bigint>();
  const places = new Map<string, RecordedEvent>();
  log.forEach((event, index) => {
    if (event.position !== String(index).padStart(20, '0')) {
      problems.push(`position ${event.position} stands at place ${index}`);
    }
    const expected = (revisions.get(event.stream) ?? -1n) + 1n;
    if (event.revision !== expected)
      problems.push(`${event.stream}: revision ${event.revision} where ${expected} is due`);
    revisions.set(event.stream, event.revision);
    if (places.has(event.id)) problems.push(`event ${event.id} stands twice`);
    places.set(event.id, event);
    if (event.data !== dataOf(event.id, event.data.length)) problems.push(`event ${event.id}: other bytes than sent`);
  });

  const known = new Set<string>();
  const maybe = new Set<string>();
  for (const entry of ledger.entries) {
    if (entry.kind === 'unknown') for (const id of entry.ids) maybe.add(id);
    if (entry.kind === 'stored') for (const id of entry.ids) known.add(id);
  }
  for (const entry of ledger.entries) {
    if (entry.kind === 'problem') {
      problems.push(entry.text);
      continue;
    }
    if (entry.kind === 'seen') {
      if (places.get(entry.id)?.position !== entry.position) {
        problems.push(`event ${entry.id} was seen at ${entry.position} and vanished`);
      }
      continue;
    }
    const found = entry.ids.map((id) => places.get(id));
    const present = found.filter((event) => event !== undefined);
    if (entry.kind === 'stored') {
      const last = present.at(-1);
      if (present.length !== entry.ids.length) problems.push(`${entry.stream}: an acknowledged append is missing`);
      else if (String(last?.revision) !== entry.revision || last?.position !== entry.position) {
        problems.push(`${entry.stream}: acknowledged at ${entry.revision}, stands at ${last?.revision}`);
      }
    }
    if (entry.kind === 'refused' && BigInt(entry.found ?? -1) > (revisions.get(entry.stream) ?? -1n)) {
      problems.push(`${entry.stream}: an append was refused because of revision ${entry.found}, which vanished`);
    }
    if (entry.kind === 'refused' && present.length > 0 && !entry.ids.some((id) => known.has(id) || maybe.has(id))) {
      problems.push(`${entry.stream}: an append refused with ${entry.code} was stored`);
    }
    if (present.length > 0 && present.length < entry.ids.length)
      problems.push(`${entry.stream}: half an append was stored`);
    present.forEach((event, index) => {
      const first = present[0] as RecordedEvent;
      if (event.stream !== entry.stream || event.revision !== first.revision + BigInt(index)) {
        problems.push(`${entry.stream}: the events of an append do not stand together`);
      }
    });
  }
  return problems.length <= SHOWN ? problems : [...problems.slice(0, SHOWN), `and ${problems.length - SHOWN} more`];
}
