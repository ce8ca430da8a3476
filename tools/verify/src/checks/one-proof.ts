import {
  MalformedProof,
  parseTlogProof,
  verifyTlogProof,
  NotIncluded,
  type AcceptedCheckpoint,
  type TlogProof,
  type TrustPolicy,
} from '@gongjian/audit-log';
import { Faulty } from '../fault.js';
import { leafOfFile } from './bundle.js';
import { openedCheckpoint } from './checkpoint.js';

/** A file and what it is called. */
export interface NamedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const ORIGIN = /^[^\n]*\/([0-9a-f-]{36})\/([1-9][0-9]{0,8})\n/;

/**
 * That one event is in a tree, by a `.tlog-proof` file and the event's own line, asking nobody.
 *
 * @throws Faulty
 */
export function checkOneProof(proof: NamedFile, event: NamedFile, policy: TrustPolicy): AcceptedCheckpoint {
  const parts = parsed(proof);
  const note = Buffer.from(parts.checkpoint);
  const [, tenant = '', number = ''] = ORIGIN.exec(note.toString('utf8')) ?? [];
  const accepted = openedCheckpoint(note, policy, { treePath: `${proof.path}: `, tenant, number: Number(number) });
  const leaf = leafOfFile(event.bytes, parts.index, tenant, event.path);
  try {
    verifyTlogProof(leaf, parts, policy);
  } catch (error) {
    if (!(error instanceof NotIncluded)) throw error;
    const place = { path: proof.path, seq: parts.index };
    throw new Faulty({ check: 'proofs', code: 'PROOF.REFUSED', place, found: error.message });
  }
  return accepted;
}

function parsed({ path, bytes }: NamedFile): TlogProof {
  try {
    return parseTlogProof(bytes);
  } catch (error) {
    if (!(error instanceof MalformedProof)) throw error;
    throw new Faulty({ check: 'proofs', code: 'PROOF.MALFORMED', place: { path }, found: error.part });
  }
}
