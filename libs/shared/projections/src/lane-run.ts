import type { Checkpoint } from '@gongjian/shared-event-sourcing';
import { setMaxListeners } from 'node:events';
import { Lanes } from './lanes.js';
import type { Tenure } from './log-reader.js';

/** What is taken in and not done yet, at most. */
const WINDOW = 1_000;
const SAVE_EVERY_SKIPPED = 500;

interface Entry {
  readonly checkpoint: Checkpoint;
  done: boolean;
}

export interface LaneRunOptions {
  readonly tenure: Tenure;
  /** Where the reader stands. */
  readonly position: string | null;
  /** Moves the checkpoint by compare-and-set. @throws Fenced */
  save(next: Checkpoint, from: string | null): Promise<void>;
}

/**
 * One tenure of a reader that does something for each event: lanes side by side, and a checkpoint that passes only the
 * unbroken prefix of what is done.
 */
export class LaneRun {
  /** Aborted when the tenure ends or the run is closed. */
  readonly signal: AbortSignal;

  private readonly lanes: Lanes;
  private entries: Entry[] = [];
  private readonly unlaned = new Set<Promise<void>>();
  private windowWaiter: (() => void) | null = null;
  private finished: Checkpoint | null = null;
  private skipped = 0;
  private saving: Promise<void> | null = null;
  private position: string | null;
  private readonly closed = new AbortController();

  constructor(private readonly options: LaneRunOptions) {
    this.position = options.position;
    this.signal = AbortSignal.any([options.tenure.signal, this.closed.signal]);
    setMaxListeners(0, this.signal);
    this.signal.addEventListener('abort', () => this.windowWaiter?.());
    this.lanes = new Lanes(this.signal, (error) => options.tenure.fail(error));
  }

  /** Whether anything that was taken in is not done. */
  get underWay(): boolean {
    return this.entries.length > 0;
  }

  /** Passes an event that needs nothing. */
  skip(checkpoint: Checkpoint): void {
    this.entries.push({ checkpoint, done: true });
    this.skipped += 1;
    this.advance();
  }

  /**
   * Answers when there is room for the next event, or the run has ended.
   *
   * @param lane what keeps its order; `null` begins at once, beside the lanes
   * @param work answers true when it is done, false when the run ended first
   */
  async take(checkpoint: Checkpoint, lane: string | null, work: () => Promise<boolean>): Promise<void> {
    const entry: Entry = { checkpoint, done: false };
    this.entries.push(entry);
    const run = async (): Promise<void> => {
      if (!(await work())) return;
      entry.done = true;
      this.skipped = SAVE_EVERY_SKIPPED;
      this.advance();
    };
    if (lane === null) this.besideLanes(run);
    else this.lanes.inLane(lane, run);
    while (this.entries.length >= WINDOW && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.windowWaiter = resolve;
      });
    }
  }

  /** Something that is no event of its own, in the order of a lane. */
  inLane(lane: string, work: () => Promise<void>): void {
    this.lanes.inLane(lane, work);
  }

  async close(): Promise<void> {
    this.closed.abort();
    await Promise.all([this.lanes.idle(), ...this.unlaned]);
    await this.saving?.catch(() => undefined);
    this.windowWaiter?.();
  }

  private besideLanes(run: () => Promise<void>): void {
    const running = run().catch((error: unknown) => this.options.tenure.fail(error));
    this.unlaned.add(running);
    void running.then(() => this.unlaned.delete(running));
  }

  private advance(): void {
    let done = 0;
    while (this.entries[done]?.done === true) done += 1;
    if (done === 0) return;
    this.finished = this.entries[done - 1]?.checkpoint ?? this.finished;
    this.entries = this.entries.slice(done);
    this.windowWaiter?.();
    this.windowWaiter = null;
    if (this.skipped >= SAVE_EVERY_SKIPPED) this.saving ??= this.saveAll();
  }

  private async saveAll(): Promise<void> {
    const { tenure } = this.options;
    try {
      for (;;) {
        const next = this.finished;
        if (next === null || next.position === this.position) return;
        this.skipped = 0;
        await this.options.save(next, this.position);
        this.position = next.position;
        tenure.committed(next);
        if (this.skipped < SAVE_EVERY_SKIPPED) return;
      }
    } catch (error) {
      tenure.fail(error);
    } finally {
      this.saving = null;
    }
  }
}
