import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type JsonValue } from '@gongjian/shared-kernel';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { PublishedCategory } from '../publication.js';

/** One recorded event through one publication; texts are canonical JSON, `null` where nothing is told. */
export interface Told {
  readonly publication: string;
  /** In the history of the domain, and where it is told among the golden ones. */
  readonly file: string;
  readonly now: string;
  /** As it was when it was first told. */
  readonly first: string;
  /** As a consumer reads what is told now. */
  readonly read: string;
}

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/**
 * What is told of everything that was ever recorded.
 *
 * @param domain the sources of the domain, with `<category>/history/`
 * @param golden the folder of what was told first
 * @throws ZodError for what is told otherwise than its schema says
 */
export function toldOfHistory(of: readonly PublishedCategory[], domain: URL, golden: URL): readonly Told[] {
  return of.flatMap(({ catalogue, publications }) => {
    const recorded = history(new URL(`${catalogue.category}/history/`, domain));
    return publications.flatMap(({ name, from, event, map }) =>
      recorded
        .filter(({ stored }) => stored.type === from)
        .map(({ file, stored }): Told => {
          const data = map(factOf(catalogue, stored));
          const kept = new URL(file, golden);
          return {
            publication: name,
            file,
            now: canonicalJson(data),
            first: existsSync(kept) ? canonicalJson(read<JsonValue>(kept)) : 'null',
            read: data === null ? 'null' : canonicalJson(event.data.parse(data)),
          };
        }),
    );
  });
}

/** The publications that tell something of some of it, in the order of the alphabet. */
export function tellers(told: readonly Told[]): readonly string[] {
  return [...new Set(told.filter(({ now }) => now !== 'null').map(({ publication }) => publication))].sort();
}

export function namesOf(of: readonly PublishedCategory[]): readonly string[] {
  return of.flatMap(({ publications }) => publications.map(({ name }) => name)).sort();
}

function history(folder: URL): readonly { readonly file: string; readonly stored: Stored }[] {
  return readdirSync(folder).map((file) => ({ file, stored: read<Stored>(new URL(file, folder)) }));
}

function factOf(catalogue: EventCatalogue, stored: Stored) {
  return decodeEvent(catalogue, { ...stored, revision: BigInt(stored.revision), position: '0' });
}

function read<Value>(url: URL): Value {
  return JSON.parse(readFileSync(url, 'utf8')) as Value;
}
