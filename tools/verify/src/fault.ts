/** What is checked, in the order in which it is told. */
export const CHECKS = [
  'signatures',
  'consistency',
  'tiles',
  'entries',
  'root',
  'events',
  'pack',
  'files',
  'proofs',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Where something is wrong; only what is known of it. */
export interface Place {
  /** Below the pack's folder, or below the tree's address. */
  readonly path?: string;
  /** Of the file, from 1. */
  readonly line?: number;
  readonly seq?: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly eventId?: string;
  /** Member of the line, of the leaf or of `pack.json`, or a JSON pointer. */
  readonly member?: string;
}

/** Stable: scripts read them. What each means is in messages.ts. */
export type FaultCode =
  | 'CHECKPOINT.MISSING'
  | 'CHECKPOINT.MALFORMED'
  | 'CHECKPOINT.SIGNATURE'
  | 'CHECKPOINT.NOT_SIGNED'
  | 'CHECKPOINT.QUORUM'
  | 'CHECKPOINT.ORIGIN'
  | 'LOG.SHRUNK'
  | 'LOG.FORKED'
  | 'TILE.MISSING'
  | 'TILE.LENGTH'
  | 'TILE.HASH'
  | 'ENTRIES.MISSING'
  | 'ENTRIES.MALFORMED'
  | 'ENTRIES.HASH'
  | 'ROOT.DIFFERS'
  | 'EVENT.MISSING'
  | 'EVENT.SURPLUS'
  | 'EVENT.LINE'
  | 'EVENT.CANONICAL'
  | 'EVENT.SEQ'
  | 'EVENT.TENANT'
  | 'EVENT.LEAF'
  | 'EVENT.REVISION'
  | 'EVENT.RECORDED_AT'
  | 'EVENT.ID_TWICE'
  | 'PACK.ZIP'
  | 'PACK.JSON'
  | 'PACK.SUMS'
  | 'PACK.FILE_MISSING'
  | 'PACK.FILE_NOT_LISTED'
  | 'PACK.FILE_CHANGED'
  | 'PACK.FOREIGN_FILE'
  | 'FILE.HASH'
  | 'PROOF.MALFORMED'
  | 'PROOF.REFUSED';

/** That something does not hold, and the first place where it does not. */
export interface Fault {
  readonly check: CheckName;
  readonly code: FaultCode;
  readonly place: Place;
  readonly expected?: string;
  readonly found?: string;
}

/** Nothing was found wrong, but it cannot be said that all is right: arguments, files of one's own, the network. */
export class CannotCheck extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotCheck';
  }
}

/** A fault thrown by what cannot go on behind it. */
export class Faulty extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
    this.name = 'Faulty';
  }
}

/** At most so much of a value is told. */
const TOLD = 160;

export function told(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > TOLD ? `${text.slice(0, TOLD)}…` : text;
}
