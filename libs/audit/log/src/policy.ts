import { openCheckpoint, type Checkpoint, type Cosignature } from './checkpoint.js';
import { MalformedVerifierKey, parseVerifierKey, type VerifierKey } from './note.js';

/** A log whose checkpoints are believed. */
export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url?: string;
}

/** A witness that the quorum may count. */
export interface PolicyWitness {
  /** Within the policy file alone: the witness signs with its key's name. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

/** Which witnesses are enough: none, one, or so many of a group's members. */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly witness: PolicyWitness }
  | {
      readonly kind: 'group';
      readonly name: string;
      /** 1 to the number of members. */
      readonly threshold: number;
      readonly members: readonly Quorum[];
    };

/** Whom to believe: C2SP tlog-policy. */
export interface TrustPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum;
}

/** A checkpoint that a policy accepts. */
export interface AcceptedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The key that has signed as the checkpoint's origin. */
  readonly log: VerifierKey;
  /** Of the policy's witnesses, all that have cosigned. */
  readonly cosignatures: readonly Cosignature[];
}

/** A policy file that is not as C2SP tlog-policy wants it. */
export class MalformedPolicy extends Error {
  constructor(
    /** Counted from 1; 0 for the file as a whole. */
    readonly line: number,
    readonly why: string,
  ) {
    super(`policy, line ${line}: ${why}`);
    this.name = 'MalformedPolicy';
  }
}

/** The log has signed, but not enough witnesses have. */
export class QuorumNotReached extends Error {
  constructor(readonly cosignatures: readonly Cosignature[]) {
    super(`the witnesses that have cosigned are not enough: ${cosignatures.map(({ name }) => name).join(', ')}`);
    this.name = 'QuorumNotReached';
  }
}

/** The most witnesses and groups, and the most logs, of a policy. */
export const POLICY_MAX_NAMES = 1_024;

interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly named: Map<string, Quorum>;
  readonly members: Set<string>;
  quorum?: Quorum;
}

/**
 * Reads a policy file: lines `log <vkey> [<url>]`, `witness <name> <vkey> [<url>]`, `group <name> <k|any|all> <name>…`
 * and one `quorum <name|none>`. Logs sign with Ed25519 or cosignature/v1 keys, witnesses with cosignature/v1 keys.
 *
 * @param file octets; names are told apart octet by octet
 * @throws MalformedPolicy
 */
export function parsePolicy(file: Uint8Array): TrustPolicy {
  const lines = Buffer.from(file).toString('latin1').split('\n');
  if (lines.pop() !== '') throw new MalformedPolicy(lines.length + 1, 'a line ends with a newline');
  const draft: Draft = { logs: [], witnesses: [], named: new Map(), members: new Set() };
  lines.forEach((line, at) => readLine(line, draft, (why) => new MalformedPolicy(at + 1, why)));
  const { logs, witnesses, quorum } = draft;
  if (quorum === undefined) throw new MalformedPolicy(0, 'there is no quorum line');
  return { logs, witnesses, quorum };
}

/** Whether the witnesses for which `hasCosigned` answers true are enough. */
export function quorumReached(quorum: Quorum, hasCosigned: (witness: PolicyWitness) => boolean): boolean {
  if (quorum.kind === 'none') return true;
  if (quorum.kind === 'witness') return hasCosigned(quorum.witness);
  return quorum.members.filter((member) => quorumReached(member, hasCosigned)).length >= quorum.threshold;
}

/**
 * Opens the signed note of a checkpoint by a policy: one of its logs has signed it as the checkpoint's origin, every
 * signature by a known key is good, and the quorum is reached. A policy without logs accepts nothing. Times of
 * cosignatures are handed on, not judged.
 *
 * @throws what openCheckpoint throws; QuorumNotReached
 */
export function openByPolicy(note: Uint8Array, policy: TrustPolicy): AcceptedCheckpoint {
  const { checkpoint, log, cosignatures } = openCheckpoint(note, {
    logs: policy.logs.map(({ key }) => key),
    witnesses: policy.witnesses.map(({ key }) => key),
  });
  const cosigned = ({ key }: PolicyWitness): boolean =>
    cosignatures.some(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (!quorumReached(policy.quorum, cosigned)) throw new QuorumNotReached(cosignatures);
  return { checkpoint, log, cosignatures };
}

function readLine(line: string, draft: Draft, malformed: (why: string) => MalformedPolicy): void {
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw malformed('a control character');
  const [keyword = '', ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
  if (keyword === '' || keyword.startsWith('#')) return;
  const [first = '', second = '', third] = items;
  switch (keyword) {
    case 'log': {
      if (items.length < 1 || items.length > 2) throw malformed('log <vkey> [<url>]');
      const key = keyOf(first, ['ed25519', 'cosignature/v1'], draft.logs, malformed);
      draft.logs.push({ key, ...urlOf(items[1]) });
      if (draft.logs.length > POLICY_MAX_NAMES) throw malformed(`more than ${POLICY_MAX_NAMES} logs`);
      return;
    }
    case 'witness': {
      if (items.length < 2 || items.length > 3) throw malformed('witness <name> <vkey> [<url>]');
      const key = keyOf(second, ['cosignature/v1'], draft.witnesses, malformed);
      const witness = { name: utf8(first), key, ...urlOf(third) };
      define(first, { kind: 'witness', witness }, draft, malformed);
      draft.witnesses.push(witness);
      return;
    }
    case 'group': {
      const names = items.slice(2);
      if (names.length === 0) throw malformed('group <name> <k|any|all> <name>…');
      const threshold = thresholdOf(second, names.length);
      if (threshold === undefined) throw malformed(`${utf8(second)} is neither any, all nor 1 to ${names.length}`);
      const members = names.map((name) => {
        const member = draft.named.get(name);
        if (member === undefined) throw malformed(`${utf8(name)} is not defined above`);
        if (draft.members.has(name)) throw malformed(`${utf8(name)} is already a member`);
        draft.members.add(name);
        return member;
      });
      define(first, { kind: 'group', name: utf8(first), threshold, members }, draft, malformed);
      return;
    }
    case 'quorum': {
      if (items.length !== 1) throw malformed('quorum <name|none>');
      if (draft.quorum !== undefined) throw malformed('a second quorum line');
      const quorum: Quorum | undefined = first === 'none' ? { kind: 'none' } : draft.named.get(first);
      if (quorum === undefined) throw malformed(`${utf8(first)} is not defined above`);
      draft.quorum = quorum;
      return;
    }
    default:
      throw malformed(`${utf8(keyword)} is no keyword`);
  }
}

function define(name: string, quorum: Quorum, draft: Draft, malformed: (why: string) => MalformedPolicy): void {
  if (name === 'none' || draft.named.has(name)) throw malformed(`${utf8(name)} is taken`);
  draft.named.set(name, quorum);
  if (draft.named.size > POLICY_MAX_NAMES) throw malformed(`more than ${POLICY_MAX_NAMES} witnesses and groups`);
}

function keyOf(
  vkey: string,
  types: readonly VerifierKey['type'][],
  others: readonly { readonly key: VerifierKey }[],
  malformed: (why: string) => MalformedPolicy,
): VerifierKey {
  const key = parsedKey(utf8(vkey), malformed);
  if (!types.includes(key.type)) throw malformed(`a key of type ${key.type} does not fit here`);
  if (others.some((other) => other.key.publicKey.equals(key.publicKey))) throw malformed('the key is there already');
  return key;
}

function parsedKey(vkey: string, malformed: (why: string) => MalformedPolicy): VerifierKey {
  try {
    return parseVerifierKey(vkey);
  } catch (error) {
    if (error instanceof MalformedVerifierKey) throw malformed(error.message);
    throw error;
  }
}

function thresholdOf(item: string, members: number): number | undefined {
  if (item === 'any') return 1;
  if (item === 'all') return members;
  const threshold = /^[1-9][0-9]*$/.test(item) ? Number(item) : 0;
  return threshold >= 1 && threshold <= members ? threshold : undefined;
}

function urlOf(item: string | undefined): { readonly url?: string } {
  return item === undefined ? {} : { url: utf8(item) };
}

function utf8(octets: string): string {
  return Buffer.from(octets, 'latin1').toString('utf8');
}
