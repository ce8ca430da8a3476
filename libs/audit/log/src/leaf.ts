import { canonicalJson, type EventMetadata } from '@gongjian/shared-kernel';
import { createHash, hash } from 'node:crypto';

/** What a leaf is made from: the event as stored, byte for byte. */
export interface LeafEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** UUID, lower case. */
  readonly id: string;
  readonly type: string;
  /** Stored data, canonical JSON. */
  readonly data: string;
  /** Stored metadata, canonical JSON. */
  readonly metadata: string;
}

/** An event that cannot be a leaf: its stored metadata lacks a salt, a tenant or a time, or a number is too great. */
export class UnusableLeaf extends Error {
  constructor(
    readonly id: string,
    readonly member: 'seq' | 'revision' | 'metadata' | 'salt' | 'tenant' | 'recordedAt' | 'schemaVersion',
  ) {
    super(`event ${id} cannot be a leaf: ${member}`);
    this.name = 'UnusableLeaf';
  }
}

const LEAF_PREFIX = Buffer.from([0x00]);

/**
 * The bytes of leaf version 1: canonical JSON of `{v, seq, stream, revision, id, type, schemaVersion, recordedAt,
 * tenant, dataHash, metadataHash}`. `seq` is the event's rank, from 0, in its tenant's tree. `metadataHash` is SHA-256
 * of the metadata bytes, `dataHash` SHA-256 of the 16 salt bytes followed by the data bytes, both lower-case hex.
 * Anyone who holds the stored event can make them; they never change.
 *
 * @throws UnusableLeaf
 */
export function leafV1(seq: number, event: LeafEvent): Buffer {
  const metadata = metadataOf(event);
  const revision = Number(event.revision);
  if (!Number.isSafeInteger(seq) || seq < 0) throw new UnusableLeaf(event.id, 'seq');
  if (!Number.isSafeInteger(revision) || revision < 0) throw new UnusableLeaf(event.id, 'revision');
  const leaf = {
    v: 1,
    seq,
    stream: event.stream,
    revision,
    id: event.id,
    type: event.type,
    schemaVersion: metadata.schemaVersion,
    recordedAt: metadata.recordedAt,
    tenant: metadata.tenant,
    dataHash: createHash('sha256').update(metadata.salt).update(event.data, 'utf8').digest('hex'),
    metadataHash: hash('sha256', event.metadata),
  };
  return Buffer.from(canonicalJson(leaf), 'utf8');
}

/** RFC 6962 leaf hash: SHA-256(0x00 ‖ leaf). */
export function leafHash(leaf: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF_PREFIX, leaf]), 'buffer');
}

function metadataOf(event: LeafEvent): {
  readonly salt: Buffer;
  readonly tenant: string;
  readonly recordedAt: string;
  readonly schemaVersion: number;
} {
  let parsed: Partial<EventMetadata> | null;
  try {
    parsed = JSON.parse(event.metadata) as Partial<EventMetadata> | null;
  } catch {
    throw new UnusableLeaf(event.id, 'metadata');
  }
  if (typeof parsed !== 'object' || parsed === null) throw new UnusableLeaf(event.id, 'metadata');
  const { tenant, recordedAt, salt, schemaVersion = 1 } = parsed;
  if (typeof tenant !== 'string') throw new UnusableLeaf(event.id, 'tenant');
  if (typeof recordedAt !== 'string') throw new UnusableLeaf(event.id, 'recordedAt');
  if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1) throw new UnusableLeaf(event.id, 'schemaVersion');
  if (typeof salt !== 'string' || !/^[A-Za-z0-9_-]{21}[AQgw]$/.test(salt)) throw new UnusableLeaf(event.id, 'salt');
  return { salt: Buffer.from(salt, 'base64url'), tenant, recordedAt, schemaVersion };
}
