import { setTimeout as pause } from 'node:timers/promises';
import { CheckFailed } from '../checks.js';
import type { Page, Scene } from '../scene.js';

const PATIENCE_MS = 120_000;
const POLL_MS = 100;

/** What a history tells of an event. */
export interface Entry {
  readonly type: string;
  readonly revision: string;
  readonly position: string;
  readonly effectiveOn?: string | null;
  readonly actor: { readonly kind: string; readonly id: string };
}

interface History {
  readonly entries: readonly Entry[];
}

/** Why and since when something is entered late, as the person who did it says. */
export function late(effectiveOn: string, text: string): object {
  return { lateEntry: { effectiveOn, reason: { code: 'enteredLate', text } } };
}

/** What services do by themselves comes a moment later: the event of that type in the record's history, the `nth`. */
export async function recorded(scene: Scene, path: string, type: string, nth = 1): Promise<Entry> {
  return patiently(`${path} tells ${type} (${nth})`, async () => {
    const answer = await found<History>(scene, `${path}/history?limit=200`);
    return answer?.entries.filter((entry) => entry.type === type)[nth - 1] ?? null;
  });
}

/** The record as it was right after that, whatever happened since. */
export async function asOf<Body = object>(
  { as }: Scene,
  path: string,
  { position }: { readonly position: string | null },
): Promise<Body> {
  const mark = path.includes('?') ? '&' : '?';
  return as('auditor').get<Body>(`${path}${mark}asOf=${encodeURIComponent(position ?? '')}`);
}

/** The first of a list for which it holds. */
export async function listed<Item extends { readonly id: string }>(
  scene: Scene,
  path: string,
  isIt: (item: Item) => boolean = () => true,
): Promise<Item> {
  return patiently(`${path} lists it`, async () => {
    const { items } = await scene.as('auditor').get<Page<Item>>(path);
    return items.find(isIt) ?? null;
  });
}

/** What was not recorded yet is not there. */
async function found<Body>({ as }: Scene, path: string): Promise<Body | null> {
  try {
    return await as('auditor').get<Body>(path);
  } catch (error) {
    const got = error instanceof CheckFailed ? (error.got as { readonly status?: unknown }) : {};
    if (got.status === 404) return null;
    throw error;
  }
}

async function patiently<Found>(what: string, look: () => Promise<Found | null>): Promise<Found> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== null) return seen;
    if (Date.now() > until) throw new CheckFailed(what, 'in time', null);
    await pause(POLL_MS);
  }
}
