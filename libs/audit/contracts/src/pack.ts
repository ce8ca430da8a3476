/** What an auditor pack tells its viewer beside `pack.json`, which is in the same pack. */
export interface PackOverview {
  readonly madeAt: string;
  readonly product: string;
  readonly tenant: string;
  /** As it is called at the end of the log. */
  readonly tenantName: string | null;
  readonly number: number;
  readonly origin: string;
  readonly size: number;
  /** base64 */
  readonly root: string;
  readonly period: PackPeriod | null;
  readonly proofs: ProofsWanted;
  readonly witnesses: readonly string[];
  readonly actors: readonly PackActor[];
  readonly files: number;
  readonly records: number;
  /** Scripts that tell the records, newest first. */
  readonly recordScripts: number;
  readonly programmes: readonly PackProgramme[];
}

/** Days of the tenant's calendar, both included. */
export interface PackPeriod {
  readonly from: string | null;
  readonly to: string | null;
}

export type ProofsWanted = 'all' | 'decisions' | 'none';

export interface PackActor {
  readonly kind: string;
  readonly id: string;
  readonly post: string | null;
  readonly unit: string | null;
}

export interface PackProgramme {
  readonly id: string;
  readonly version: number;
  readonly names: { readonly zh: string; readonly en: string } | null;
  readonly path: string;
}

/** A record as lists show it. */
export interface PackRecord {
  /** Category of its stream. */
  readonly kind: string;
  readonly id: string;
  readonly title: string | null;
  /** By which it is found beside its title. */
  readonly texts: readonly string[];
  readonly events: number;
  /** Days of the tenant's calendar on which something was recorded, each once. */
  readonly days: readonly string[];
  /** When its last event was recorded. */
  readonly last: string;
  /** Places among the actors of the overview. */
  readonly actors: readonly number[];
  /** Number of the script that tells its history. */
  readonly script: number;
}

/** An event of a record's history. */
export interface PackEntry {
  readonly seq: number;
  readonly eventId: string;
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly occurredAt: string;
  readonly effectiveOn?: string;
  readonly actor: PackEntryActor;
  readonly onBehalfOf?: PackEntryActor;
  readonly channel: string;
  readonly reason?: unknown;
  readonly basis?: unknown;
  readonly data: unknown;
  readonly changes: readonly PackChange[];
  /** Whether a proof of it is in the pack. */
  readonly proof: boolean;
}

/** What an event changed in its record. */
export interface PackChange {
  /** JSON pointer. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface PackEntryActor {
  readonly kind: string;
  readonly id: string;
  readonly role: string | null;
  readonly post: { readonly name: string } | null;
  readonly unit: { readonly name: string } | null;
}

/** A file that an event of the log stores. */
export interface PackFile {
  readonly fileId: string;
  readonly kind: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly storedAt: string;
  readonly seq: number;
  /** `destroyed`: by a decision in the log, or afterwards; `outsidePeriod`: nothing in the period names it. */
  readonly status: 'present' | 'destroyed' | 'outsidePeriod';
  /** Code of the reason it was destroyed for. */
  readonly reason?: string;
  /** Of the event that destroyed it. */
  readonly destroyedBy?: number;
}

/** What a script of a pack hands to its viewer, by `gongjianPack.push(…)`. */
export type PackPart =
  | { readonly overview: PackOverview }
  | { readonly records: readonly PackRecord[] }
  | { readonly files: readonly PackFile[] }
  | { readonly programme: { readonly id: string; readonly version: number; readonly definition: unknown } }
  | { readonly script: number; readonly histories: Readonly<Record<string, readonly PackEntry[]>> };

/** Where the scripts are, below the pack. */
export const PACK_SCRIPTS = {
  overview: 'view/overview.js',
  files: 'view/files.js',
  records: (number: number) => `view/records-${number}.js`,
  histories: (number: number) => `view/histories-${number}.js`,
  programme: (id: string, version: number) => `view/programme-${id}@${version}.js`,
} as const;

/** The key of a record among the histories of a script. */
export function packRecordKey({ kind, id }: Pick<PackRecord, 'kind' | 'id'>): string {
  return `${kind}-${id}`;
}
