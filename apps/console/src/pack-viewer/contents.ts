import {
  PACK_SCRIPTS,
  packRecordKey,
  type PackEntry,
  type PackFile,
  type PackOverview,
  type PackPart,
  type PackRecord,
} from '@gongjian/audit-contracts';
import { useSyncExternalStore } from 'react';

/** What was read of the pack until now. */
export interface Contents {
  readonly overview: PackOverview | undefined;
  readonly records: readonly PackRecord[];
  /** Of the scripts that tell records. */
  readonly recordScripts: number;
  readonly files: readonly PackFile[] | undefined;
  readonly histories: ReadonlyMap<string, readonly PackEntry[]>;
  readonly definitions: ReadonlyMap<string, unknown>;
  /** A script that is not there. */
  readonly missing: string | undefined;
}

declare global {
  interface Window {
    /** What the scripts of the pack hand over; an array until this page takes it. */
    gongjianPack?: { push(part: PackPart): unknown };
  }
}

let contents: Contents = {
  overview: undefined,
  records: [],
  recordScripts: 0,
  files: undefined,
  histories: new Map(),
  definitions: new Map(),
  missing: undefined,
};
const listeners = new Set<() => void>();
const asked = new Map<string, Promise<void>>();

function change(part: Partial<Contents>): void {
  contents = { ...contents, ...part };
  for (const listener of listeners) listener();
}

function take(part: PackPart): void {
  if ('overview' in part) change({ overview: part.overview });
  else if ('records' in part) {
    change({ records: [...contents.records, ...part.records], recordScripts: contents.recordScripts + 1 });
  } else if ('files' in part) change({ files: part.files });
  else if ('programme' in part) {
    const { id, version, definition } = part.programme;
    change({ definitions: new Map([...contents.definitions, [`${id}@${version}`, definition]]) });
  } else change({ histories: new Map(Object.entries(part.histories)) });
}

/** Takes what the scripts have handed over, and whatever they hand over from now on. */
export function takeContents(): void {
  const before = window.gongjianPack;
  window.gongjianPack = { push: take };
  if (Array.isArray(before)) for (const part of before as readonly PackPart[]) take(part);
}

export function useContents(): Contents {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => contents,
  );
}

/** Scripts and not requests: a page that was opened as a file may load no other way. */
function load(path: string): Promise<void> {
  const known = asked.get(path);
  if (known !== undefined) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = path;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(path)));
    document.head.append(script);
  }).catch(() => {
    change({ missing: path });
  });
  asked.set(path, loading);
  return loading;
}

/** One after the other: the page can be used meanwhile. */
export async function loadRecords(): Promise<void> {
  const { overview } = contents;
  for (let number = 0; number < (overview?.recordScripts ?? 0); number += 1) await load(PACK_SCRIPTS.records(number));
}

export function loadFiles(): Promise<void> {
  return load(PACK_SCRIPTS.files);
}

export function loadDefinition(id: string, version: number): Promise<void> {
  const published = contents.overview?.programmes.some((one) => one.id === id && one.version === version);
  return published === true ? load(PACK_SCRIPTS.programme(id, version)) : Promise.resolve();
}

/** Histories are many: those of one script are held at a time. */
export function loadHistory(record: PackRecord): Promise<void> {
  if (contents.histories.has(packRecordKey(record))) return Promise.resolve();
  const path = PACK_SCRIPTS.histories(record.script);
  asked.delete(path);
  return load(path);
}
