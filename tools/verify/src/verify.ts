import {
  bundlesBetween,
  entriesPath,
  TILE_WIDTH,
  tilePath,
  type AcceptedCheckpoint,
  type TrustPolicy,
} from '@gongjian/audit-log';
import type { BundleResult, BundleTask } from './checks/bundle.js';
import { checkConsistency, openedCheckpoint } from './checks/checkpoint.js';
import { cutLines, type EventLines } from './checks/event-lines.js';
import { History } from './checks/history.js';
import { openLanes, type Lanes } from './checks/lanes.js';
import { checkFiles, checkPack, checkProofs } from './checks/pack-files.js';
import { checkUpperTiles, type UpperTiles } from './checks/tiles.js';
import { CHECKS, Faulty, type CheckName, type Fault } from './fault.js';
import { PackSource } from './sources/pack-source.js';
import type { Source } from './sources/source.js';
import type { RememberedCheckpoint } from './state-file.js';

/** Bundles and bytes of lines that are looked at, at once. */
const IN_FLIGHT = { bundles: 16, bytes: 32 * 1_048_576 };

export interface Wanted {
  readonly source: Source;
  readonly policy: TrustPolicy;
  /** The checkpoint of the log that held before, if it is known. */
  readonly before?: (origin: string) => RememberedCheckpoint | undefined;
  /** File of this program that serves threads. */
  readonly threads?: URL;
  readonly progress?: (done: number, size: number) => void;
}

export type CheckStatus = 'holds' | 'fault' | 'notChecked';

export interface CheckOutcome {
  readonly name: CheckName;
  readonly status: CheckStatus;
  /** The first place, in order of seq or of path, that does not hold. */
  readonly fault?: Fault;
}

export interface Verdict {
  readonly holds: boolean;
  /** In the order of `CHECKS`. A check without ground, as consistency without a state, is not listed. */
  readonly checks: readonly CheckOutcome[];
  readonly accepted?: AcceptedCheckpoint;
  /** The signed note of what was accepted. */
  readonly note?: Buffer;
  readonly events: number;
  readonly streams: number;
}

/**
 * Checks a tree from its signed root down to every byte of every event. What cannot be looked at is thrown; what is
 * wrong is answered.
 *
 * @throws CannotCheck
 */
export async function verify({ source, policy, before, threads, progress }: Wanted): Promise<Verdict> {
  const outcomes = new Outcomes(source instanceof PackSource);
  const note = await source.read('checkpoint');
  let accepted: AcceptedCheckpoint;
  try {
    accepted = openedCheckpoint(note, policy, source);
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    outcomes.tell(error.fault);
    return { ...outcomes.verdict(), events: 0, streams: 0 };
  }
  outcomes.done('signatures');
  const { checkpoint } = accepted;
  const upper = await checkUpperTiles(source, checkpoint.size, checkpoint.root);
  outcomes.tell(upper.fault, upper.root);
  const lanes = openLanes(checkpoint.size, threads);
  const pass = new Pass({
    source,
    size: checkpoint.size,
    upper,
    lanes,
    outcomes,
    progress: progress ?? (() => undefined),
  });
  try {
    await pass.run();
  } finally {
    await lanes.close();
  }
  outcomes.done('tiles', 'entries', 'root', 'events');
  const remembered = before?.(checkpoint.origin);
  if (remembered !== undefined && (outcomes.holds('tiles', 'root') || checkpoint.size < remembered.size)) {
    outcomes.tell(await checkConsistency(source, accepted, remembered));
    outcomes.done('consistency');
  } else if (remembered !== undefined) outcomes.leave('consistency');
  if (source instanceof PackSource) {
    outcomes.tell(await checkPack(source, checkpoint), await checkFiles(source));
    outcomes.done('pack', 'files');
    if (outcomes.holds('tiles', 'entries', 'root')) {
      outcomes.tell(await checkProofs(source, policy, checkpoint));
      outcomes.done('proofs');
    }
  }
  return {
    ...outcomes.verdict(),
    accepted,
    events: pass.events,
    streams: pass.history.streamCount,
    ...(note === undefined ? {} : { note }),
  };
}

/** What was found of each check; of each the first fault alone. */
class Outcomes {
  private readonly found = new Map<CheckName, CheckOutcome>();

  constructor(pack: boolean) {
    for (const name of CHECKS) if (name !== 'consistency' && (pack || !OF_PACKS.has(name))) this.leave(name);
  }

  tell(...faults: readonly (Fault | undefined)[]): void {
    for (const fault of faults) {
      if (fault === undefined || this.found.get(fault.check)?.status === 'fault') continue;
      this.found.set(fault.check, { name: fault.check, status: 'fault', fault });
    }
  }

  done(...names: readonly CheckName[]): void {
    for (const name of names) {
      if (this.found.get(name)?.status !== 'fault') this.found.set(name, { name, status: 'holds' });
    }
  }

  leave(name: CheckName): void {
    this.found.set(name, { name, status: 'notChecked' });
  }

  holds(...names: readonly CheckName[]): boolean {
    return names.every((name) => this.found.get(name)?.status === 'holds');
  }

  hasFault(name: CheckName): boolean {
    return this.found.get(name)?.status === 'fault';
  }

  verdict(): { readonly holds: boolean; readonly checks: readonly CheckOutcome[] } {
    const checks = CHECKS.flatMap((name) => this.found.get(name) ?? []);
    return { holds: checks.every(({ status }) => status === 'holds'), checks };
  }
}

const OF_PACKS: ReadonlySet<CheckName> = new Set(['pack', 'files', 'proofs']);

interface Ground {
  readonly source: Source;
  readonly size: number;
  readonly upper: UpperTiles;
  readonly lanes: Lanes;
  readonly outcomes: Outcomes;
  readonly progress: (done: number, size: number) => void;
}

interface InFlight {
  readonly first: number;
  readonly bytes: number;
  readonly result: Promise<BundleResult>;
}

/** One pass over bundles, level 0 and events, from the first to the last; results are taken in this order. */
class Pass {
  readonly history = new History();
  events = 0;
  private readonly inFlight: InFlight[] = [];
  private bytes = 0;
  /** What was wrong with how lines lie in their files, behind all lines that were handed out. */
  private layout: Fault | undefined;

  constructor(private readonly ground: Ground) {}

  async run(): Promise<void> {
    const { source, size, outcomes } = this.ground;
    const lines = cutLines(source.events(size), size);
    for (const { index, width } of bundlesBetween(0, size)) {
      const cut = outcomes.hasFault('events') ? undefined : await this.nextLines(lines);
      this.start(index, width, cut);
      while (this.inFlight.length >= IN_FLIGHT.bundles || this.bytes > IN_FLIGHT.bytes) await this.takeFirst();
    }
    while (this.inFlight.length > 0) await this.takeFirst();
    if (!outcomes.hasFault('events')) await this.nextLines(lines);
    outcomes.tell(this.layout);
  }

  private async nextLines(lines: AsyncGenerator<EventLines>): Promise<EventLines | undefined> {
    if (this.layout !== undefined) return undefined;
    try {
      const next = await lines.next();
      return next.done === true ? undefined : next.value;
    } catch (error) {
      if (!(error instanceof Faulty)) throw error;
      this.layout = error.fault;
      return undefined;
    }
  }

  private start(index: number, width: number, lines: EventLines | undefined): void {
    const bytes = lines?.bytes.length ?? 0;
    const result = this.check(index, width, lines);
    result.catch(() => undefined);
    this.bytes += bytes;
    this.inFlight.push({ first: index * TILE_WIDTH, bytes, result });
  }

  private async check(index: number, width: number, lines: EventLines | undefined): Promise<BundleResult> {
    const { source, upper, lanes } = this.ground;
    const ofTree = (path: string): Promise<Buffer | undefined> => source.read(path);
    const lastTile = width < TILE_WIDTH ? upper.lastTile : undefined;
    const [entries, tile] = await Promise.all([
      ofTree(entriesPath({ index, width })),
      lastTile ?? ofTree(tilePath({ level: 0, index, width })),
    ]);
    const anchor = width < TILE_WIDTH ? undefined : upper.anchorOf(index);
    const task: BundleTask = { index, width, tenant: source.tenant, treePath: source.treePath, entries, tile };
    return lanes.check({
      ...task,
      ...(lines === undefined ? {} : { lines }),
      ...(anchor === undefined ? {} : { anchor }),
    });
  }

  private async takeFirst(): Promise<void> {
    const { outcomes, progress, size } = this.ground;
    const taken = this.inFlight.shift();
    if (taken === undefined) return;
    const result = await taken.result;
    this.bytes -= taken.bytes;
    outcomes.tell(result.tile, result.entries);
    if (!outcomes.hasFault('events')) outcomes.tell(this.history.take(result, taken.first));
    this.events = Math.min(size, taken.first + TILE_WIDTH);
    progress(this.events, size);
  }
}
