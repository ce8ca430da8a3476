import {
  consistencyProof,
  InvalidSignature,
  MalformedCheckpoint,
  MalformedNote,
  openByPolicy,
  QuorumNotReached,
  tileHashReader,
  tilePath,
  UnverifiedNote,
  verifyConsistency,
  WrongOrigin,
  type AcceptedCheckpoint,
  type TrustPolicy,
} from '@gongjian/audit-log';
import { Faulty, type Fault, type FaultCode } from '../fault.js';
import type { Source } from '../sources/source.js';
import type { RememberedCheckpoint } from '../state-file.js';

/** @throws Faulty */
export function openedCheckpoint(
  note: Buffer | undefined,
  policy: TrustPolicy,
  { treePath, tenant, number }: Pick<Source, 'treePath' | 'tenant' | 'number'>,
): AcceptedCheckpoint {
  const path = `${treePath}checkpoint`;
  const fault = (code: FaultCode, expected?: string, found?: string): Faulty =>
    new Faulty({
      check: 'signatures',
      code,
      place: { path },
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
    });
  if (note === undefined) throw fault('CHECKPOINT.MISSING');
  let accepted: AcceptedCheckpoint;
  try {
    accepted = openByPolicy(note, policy);
  } catch (error) {
    const known = policy.logs.map(({ key }) => key.name).join(', ');
    if (error instanceof MalformedNote || error instanceof MalformedCheckpoint) {
      throw fault('CHECKPOINT.MALFORMED', undefined, error.message);
    }
    if (error instanceof InvalidSignature) throw fault('CHECKPOINT.SIGNATURE', error.signer);
    if (error instanceof UnverifiedNote) {
      throw fault('CHECKPOINT.NOT_SIGNED', known, error.unknown.map(({ name }) => name).join(', '));
    }
    if (error instanceof WrongOrigin) throw fault('CHECKPOINT.ORIGIN', known, error.origin);
    if (error instanceof QuorumNotReached) {
      const witnesses = policy.witnesses.map(({ key }) => key.name).join(', ');
      throw fault('CHECKPOINT.QUORUM', witnesses, error.cosignatures.map(({ name }) => name).join(', '));
    }
    throw error;
  }
  const { origin } = accepted.checkpoint;
  if (!origin.endsWith(`/${tenant}/${number}`)) throw fault('CHECKPOINT.ORIGIN', `…/${tenant}/${number}`, origin);
  return accepted;
}

/** Whether the tree extends the one that was verified before: proved from its tiles. */
export async function checkConsistency(
  source: Source,
  { checkpoint: { size, root } }: AcceptedCheckpoint,
  before: RememberedCheckpoint,
): Promise<Fault | undefined> {
  const fault = (code: FaultCode): Fault => ({
    check: 'consistency',
    code,
    place: { path: `${source.treePath}checkpoint` },
    expected: `${before.size} ${before.root.toString('base64')}`,
    found: `${size} ${root.toString('base64')}`,
  });
  if (size < before.size) return fault('LOG.SHRUNK');
  const read = tileHashReader(size, async (tile) => {
    const path = tilePath(tile);
    const bytes = await source.read(path);
    if (bytes === undefined) {
      throw new Faulty({ check: 'tiles', code: 'TILE.MISSING', place: { path: `${source.treePath}${path}` } });
    }
    return bytes;
  });
  const proof = await consistencyProof(before.size, size, read);
  const holds = verifyConsistency({ from: before.size, fromRoot: before.root, to: size, toRoot: root, proof });
  return holds ? undefined : fault('LOG.FORKED');
}
