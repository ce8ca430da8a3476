import {
  cosignatureVerifier,
  InvalidSignature,
  MalformedNote,
  openNote,
  parseCheckpoint,
  parseNote,
  quorumReached,
  signNote,
  UnverifiedNote,
  type NoteSignature,
  type PolicyWitness,
  type TrustPolicy,
} from '@gongjian/audit-log';
import { formatAddCheckpoint, parseSize, SIZE_CONTENT_TYPE } from './add-checkpoint.js';

/** Proves that the tree of `size` leaves is a prefix of the checkpoint's; `size` is above 0 and below the checkpoint's. */
export type ProofMaker = (size: number) => Promise<readonly Uint8Array[]>;

/** What became of one witness of the policy. */
export type WitnessResult =
  | { readonly outcome: 'cosigned' }
  /** Its cosignature was on the note before. */
  | { readonly outcome: 'alreadyCosigned' }
  /** The quorum was reached before it answered. */
  | { readonly outcome: 'notAwaited' }
  /** The policy has no address of it. */
  | { readonly outcome: 'noAddress' }
  /** It has cosigned a greater tree of this log: this log is behind what it once was. */
  | { readonly outcome: 'ahead'; readonly size: number }
  /** 422 says that the proof does not hold: the log has forked, or its tree is damaged. */
  | { readonly outcome: 'refused'; readonly status: number }
  /** It answered 200 with something other than its good cosignature. */
  | { readonly outcome: 'notVerified' }
  | { readonly outcome: 'timedOut' }
  | { readonly outcome: 'unreachable'; readonly why: string }
  /** The proof that it wanted could not be made. */
  | { readonly outcome: 'noProof'; readonly why: string };

export type WitnessReport = WitnessResult & {
  /** Of the policy file. */
  readonly name: string;
  readonly ms: number;
};

export interface GatheredCosignatures {
  /** The note as it came, with the cosignatures appended in the policy's order. */
  readonly note: Buffer;
  readonly quorumReached: boolean;
  /** One for each witness of the policy, in its order. */
  readonly witnesses: readonly WitnessReport[];
}

export interface WitnessClientOptions {
  /** For each witness, all its requests together. Default 5,000 ms. */
  readonly deadlineMs?: number;
  readonly fetch?: typeof fetch;
}

interface Asked {
  readonly result: WitnessResult;
  readonly cosignature?: NoteSignature;
}

const DEADLINE_MS = 5_000;
/** Longest answer that is read: a cosignature has about 150 bytes. */
const ANSWER_MAX_CHARACTERS = 65_536;

/** Asks the witnesses of a policy for their cosignatures: C2SP tlog-witness. Remembers what each has cosigned last. */
export class WitnessClient {
  private readonly lastSizes = new Map<string, number>();
  private readonly deadlineMs: number;
  private readonly fetch: typeof fetch;

  constructor(
    private readonly policy: TrustPolicy,
    options: WitnessClientOptions = {},
  ) {
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.fetch = options.fetch ?? fetch;
  }

  /**
   * Asks all witnesses at once until the policy's quorum is reached or all have answered or let their deadline pass. The
   * cosignatures in the answer are good; how much their times are worth is for the reader to say. What one witness does,
   * or does not, never makes it throw. With `quorum none` nobody is asked.
   *
   * @param note of a checkpoint, signed by its log
   * @param until `all`: nobody is left out when the quorum is reached
   * @throws MalformedNote, MalformedCheckpoint for a note that is none
   */
  async gather(
    note: Uint8Array,
    proofFrom: ProofMaker,
    until: 'quorum' | 'all' = 'quorum',
  ): Promise<GatheredCosignatures> {
    const { text, signatures } = parseNote(note);
    const { origin, size } = parseCheckpoint(text);
    const began = performance.now();
    const good = new Map<PolicyWitness, NoteSignature>();
    const reports = new Map<PolicyWitness, WitnessReport>();
    const over = new AbortController();
    const reached = (): boolean => quorumReached(this.policy.quorum, (witness) => good.has(witness));
    const report = (witness: PolicyWitness, { result, cosignature }: Asked): void => {
      if (over.signal.aborted) return;
      reports.set(witness, { ...result, name: witness.name, ms: Math.round(performance.now() - began) });
      if (cosignature !== undefined) good.set(witness, cosignature);
      if (until === 'quorum' && reached()) over.abort();
    };
    for (const witness of this.policy.witnesses) {
      const cosignature = cosignatureOn(text, note, witness);
      if (cosignature !== undefined) report(witness, { result: { outcome: 'alreadyCosigned' }, cosignature });
    }
    if (until === 'quorum' && reached()) over.abort();
    const asked = this.policy.witnesses
      .filter((witness) => !good.has(witness))
      .map(async (witness) => {
        if (over.signal.aborted) return;
        report(witness, await this.ask(witness, { origin, size, text, note }, proofFrom, over.signal));
      });
    await Promise.race([Promise.all(asked), aborted(over.signal)]);
    const ms = Math.round(performance.now() - began);
    const fresh = this.policy.witnesses.flatMap((witness) => good.get(witness) ?? []);
    const kept = signatures.filter((signature) => !fresh.some((each) => isSameKey(each, signature)));
    return {
      note: signNote(text, [], [...kept, ...fresh]),
      quorumReached: reached(),
      witnesses: this.policy.witnesses.map(
        (witness) => reports.get(witness) ?? { outcome: 'notAwaited', name: witness.name, ms },
      ),
    };
  }

  private async ask(
    witness: PolicyWitness,
    checkpoint: { readonly origin: string; readonly size: number; readonly text: string; readonly note: Uint8Array },
    proofFrom: ProofMaker,
    over: AbortSignal,
  ): Promise<Asked> {
    if (witness.url === undefined) return { result: { outcome: 'noAddress' } };
    const deadline = AbortSignal.timeout(this.deadlineMs);
    const signal = AbortSignal.any([deadline, over]);
    try {
      return await this.asked(witness, witness.url, checkpoint, proofFrom, signal);
    } catch (error) {
      if (deadline.aborted) return { result: { outcome: 'timedOut' } };
      if (error instanceof NoProof) return { result: { outcome: 'noProof', why: wordsOf(error.cause) } };
      return { result: { outcome: 'unreachable', why: wordsOf(error) } };
    }
  }

  private async asked(
    witness: PolicyWitness,
    url: string,
    {
      origin,
      size,
      text,
      note,
    }: { readonly origin: string; readonly size: number; readonly text: string; readonly note: Uint8Array },
    proofFrom: ProofMaker,
    signal: AbortSignal,
  ): Promise<Asked> {
    const memory = `${witness.key.name}+${witness.key.keyId} ${origin}`;
    let oldSize = this.lastSizes.get(memory) ?? 0;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      if (oldSize > size) return { result: { outcome: 'ahead', size: oldSize } };
      const proof = oldSize === 0 || oldSize === size ? [] : await orAborted(proofOf(proofFrom, oldSize), signal);
      const answer = await this.fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: new Uint8Array(formatAddCheckpoint({ oldSize, proof, note })),
        redirect: 'error',
        signal,
      });
      const body = await textOf(answer);
      if (answer.status === 200) {
        const cosignature = cosignatureOn(text, Buffer.from(`${text}\n${body}`), witness);
        if (cosignature === undefined) return { result: { outcome: 'notVerified' } };
        this.lastSizes.set(memory, size);
        return { result: { outcome: 'cosigned' }, cosignature };
      }
      const told = answer.status === 409 ? sizeIn(answer, body) : undefined;
      if (told === undefined) return { result: { outcome: 'refused', status: answer.status } };
      this.lastSizes.set(memory, told);
      if (told > size) return { result: { outcome: 'ahead', size: told } };
      oldSize = told;
    }
    return { result: { outcome: 'refused', status: 409 } };
  }
}

class NoProof extends Error {
  constructor(cause: unknown) {
    super('no proof', { cause });
    this.name = 'NoProof';
  }
}

async function proofOf(proofFrom: ProofMaker, size: number): Promise<readonly Uint8Array[]> {
  try {
    return await proofFrom(size);
  } catch (error) {
    throw new NoProof(error);
  }
}

/** The witness's good cosignature of the text among the note's signatures, with a time. */
function cosignatureOn(text: string, note: Uint8Array, { key }: PolicyWitness): NoteSignature | undefined {
  try {
    const { text: signed, verified } = openNote(note, [cosignatureVerifier(key)]);
    const [cosignature] = verified;
    const timed = cosignature !== undefined && cosignature.signature.subarray(0, 8).some((byte) => byte !== 0);
    return timed && signed === text ? cosignature : undefined;
  } catch (error) {
    const known = [MalformedNote, InvalidSignature, UnverifiedNote].some((type) => error instanceof type);
    if (known) return undefined;
    throw error;
  }
}

function sizeIn(answer: Response, body: string): number | undefined {
  const type = answer.headers.get('content-type')?.split(';', 1)[0]?.trim();
  return type === SIZE_CONTENT_TYPE ? parseSize(body) : undefined;
}

/** @throws Error when there is too much of it */
async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > ANSWER_MAX_CHARACTERS) throw new Error('the answer is too long');
  }
  return text + decoder.decode();
}

async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const [late, forget] = rejectedBy(signal);
  try {
    return await Promise.race([work, late]);
  } finally {
    forget();
  }
}

function rejectedBy(signal: AbortSignal): readonly [late: Promise<never>, forget: () => void] {
  let forget = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    forget = () => signal.removeEventListener('abort', onAbort);
  });
  return [late, forget];
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function isSameKey(one: NoteSignature, other: NoteSignature): boolean {
  return one.name === other.name && one.keyId === other.keyId;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? `${error.message}: ${code}` : error.message;
}
