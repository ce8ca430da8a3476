import { pause, type Clock, type EventStore } from '@gongjian/shared-event-sourcing';
import type { Instant } from '@gongjian/shared-kernel';
import { traced } from '@gongjian/shared-telemetry';
import type { Pool } from 'pg';
import { attempt } from './attempts.js';
import { ClockGuard } from './clock-guard.js';
import type { DeadlineDefinition, Due } from './deadline.js';
import type { ReaderLogger } from './log-reader-host.js';
import { describe } from './log-reader.js';
import { opsSchemaOf } from './projection-definition.js';
import { refusalCode } from './reaction.js';

const MAX_SLEEP_MS = 5_000;
const TRY_AGAIN_MS = 100;
const LANES = 4;
const MAX_BACK_OFF_MS = 30_000;

export interface DeadlineWorkerOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly definitions: readonly DeadlineDefinition[];
  readonly logger: ReaderLogger;
  /** True when the deadlines of that name hold everything recorded up to `position`. */
  readonly reached: (definition: DeadlineDefinition, position: string) => Promise<boolean>;
  /** Milliseconds from any origin; never stepped. */
  readonly monotonic?: () => number;
}

interface Sleep {
  readonly nudge: AbortController;
  /** Milliseconds of the wall clock; it looks again by then. */
  until: number;
}

interface DueRow {
  readonly tenant: string;
  readonly stream_id: string;
  readonly item: string;
  readonly source_event_id: string;
  readonly due_at: Date;
  readonly tries: number;
}

/** A deadline whose command was refused: it waits for a person. */
export interface DeadlineSchedule {
  readonly name: string;
  readonly waiting: number;
  readonly parked: number;
  readonly next: Instant | null;
}

interface StoredSchedule extends Omit<DeadlineSchedule, 'next'> {
  readonly next: Date | null;
}

export interface ParkedDeadline extends Due {
  /** Of the refusal. */
  readonly code: string | null;
  readonly tries: number;
}

/**
 * Sends the commands of deadlines that are due. Any number of workers may run: a row is taken by one at a time. A wall
 * clock stepped by more than a minute stops every worker of the contexts until a person confirms it.
 */
export class DeadlineWorker {
  private readonly guard: ClockGuard;
  private readonly stopped = new AbortController();
  private loops: readonly Promise<void>[] = [];
  private readonly sleeps = new Map<DeadlineDefinition, Sleep>();
  private unsaved: number | null = null;
  private steps = 0;
  /** Each holds a connection while its command runs; of all names together. */
  private free = LANES;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly options: DeadlineWorkerOptions) {
    this.guard = new ClockGuard(options.clock, options.monotonic);
  }

  start(): void {
    this.loops = this.options.definitions.map((definition) => this.work(definition));
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    for (const definition of this.options.definitions) this.nudge(definition);
    await Promise.all(this.loops);
  }

  /** A deadline was set. */
  armed(definition: DeadlineDefinition, dueAt: Instant): void {
    if (Date.parse(dueAt) < (this.sleeps.get(definition)?.until ?? 0)) this.nudge(definition);
  }

  /** Something may be due now. */
  private nudge(definition: DeadlineDefinition): void {
    this.sleeps.get(definition)?.nudge.abort();
  }

  /** Step in milliseconds that stopped the deadlines, by context. */
  async clockStops(): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const context of this.contexts()) {
      const { rows } = await this.options.pool.query<{ step_ms: string }>(
        `SELECT step_ms FROM "${opsSchemaOf(context)}".clock_stops`,
      );
      if (rows[0] !== undefined) found.set(context, Number(rows[0].step_ms));
    }
    return found;
  }

  /** A person has looked at the clock: deadlines run again, by the time it shows now. */
  async confirmClock(): Promise<void> {
    this.guard.step();
    this.unsaved = null;
    for (const context of this.contexts()) {
      await this.options.pool.query(`DELETE FROM "${opsSchemaOf(context)}".clock_stops`);
    }
    for (const definition of this.options.definitions) this.nudge(definition);
  }

  /** Oldest first. */
  async parked(
    definition: DeadlineDefinition,
    limit: number,
    tenants: readonly string[] | null,
  ): Promise<readonly ParkedDeadline[]> {
    const { rows } = await this.options.pool.query<DueRow & { readonly code: string | null }>(
      `SELECT tenant, stream_id, item, source_event_id, due_at, tries, code FROM "${opsSchemaOf(definition.context)}".deadlines
        WHERE name = $1 AND state = 'parked' AND ($3::uuid[] IS NULL OR tenant = ANY ($3))
        ORDER BY due_at, stream_id, item LIMIT $2`,
      [definition.name, limit, tenants],
    );
    return rows.map((row) => ({ ...dueOf(row), code: row.code, tries: row.tries }));
  }

  /** How many of each name are parked. */
  async parkedCounts(): Promise<readonly { readonly definition: DeadlineDefinition; readonly parked: number }[]> {
    const counts = new Map<string, number>();
    for (const context of this.contexts()) {
      const { rows } = await this.options.pool.query<{ name: string; n: number }>(
        `SELECT name, count(*)::int AS n FROM "${opsSchemaOf(context)}".deadlines WHERE state = 'parked' GROUP BY name`,
      );
      for (const { name, n } of rows) counts.set(`${context}/${name}`, n);
    }
    return this.options.definitions.map((definition) => ({
      definition,
      parked: counts.get(`${definition.context}/${definition.name}`) ?? 0,
    }));
  }

  /** Of every name of the context: how many clocks run, when the next one ends, how many wait for a person. */
  async schedules(context: string): Promise<readonly DeadlineSchedule[]> {
    const names = this.options.definitions.filter((each) => each.context === context).map(({ name }) => name);
    if (names.length === 0) return [];
    const { rows } = await this.options.pool.query<StoredSchedule>(
      `SELECT name, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
              count(*) FILTER (WHERE state = 'parked')::int AS parked, min(due_at) FILTER (WHERE state = 'waiting') AS next
         FROM "${opsSchemaOf(context)}".deadlines GROUP BY name`,
    );
    return names.map((name) => {
      const { waiting = 0, parked = 0, next = null } = rows.find((row) => row.name === name) ?? {};
      return { name, waiting, parked, next: next === null ? null : next.toISOString() };
    });
  }

  /** Runs the parked deadlines of that name again. @returns how many */
  async retryParked(
    definition: DeadlineDefinition,
    streamId: string | null,
    tenants: readonly string[] | null,
  ): Promise<number> {
    const { rowCount } = await this.options.pool.query(
      `UPDATE "${opsSchemaOf(definition.context)}".deadlines SET state = 'waiting', tries = 0, next_try_at = due_at
        WHERE name = $1 AND state = 'parked' AND ($2::uuid IS NULL OR stream_id = $2)
          AND ($3::uuid[] IS NULL OR tenant = ANY ($3))`,
      [definition.name, streamId, tenants],
    );
    this.nudge(definition);
    return rowCount ?? 0;
  }

  private contexts(): ReadonlySet<string> {
    return new Set(this.options.definitions.map(({ context }) => context));
  }

  private async work(definition: DeadlineDefinition): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      const sleeping: Sleep = { nudge: new AbortController(), until: Infinity };
      this.sleeps.set(definition, sleeping);
      let sleep = MAX_SLEEP_MS;
      try {
        await this.watchClock();
        sleep = await this.untilNext(definition);
        if (sleep <= 0) {
          sleep = TRY_AGAIN_MS;
          if (await this.isCaughtUp(definition)) {
            const fired = await Promise.all(Array.from({ length: LANES }, () => this.drain(definition)));
            if (fired.some((any) => any)) sleep = 0;
          }
        }
      } catch (error) {
        if (signal.aborted) return;
        this.options.logger.warn(`deadlines ${definition.context}/${definition.name}: ${describe(error)}`);
        sleep = 1_000;
      }
      sleeping.until = Date.parse(this.options.clock.now()) + sleep;
      if (sleep > 0) await pause(sleep, sleeping.nudge.signal);
    }
  }

  /** Writes a step down before anything else may fire. */
  private async watchClock(): Promise<void> {
    const step = this.guard.step();
    if (step !== 0) {
      this.unsaved = step;
      this.steps += 1;
      this.options.logger.error(`the clock was stepped by ${step} ms: deadlines stand still until it is confirmed`);
    }
    if (this.unsaved === null) return;
    for (const context of this.contexts()) {
      await this.options.pool.query(
        `INSERT INTO "${opsSchemaOf(context)}".clock_stops (step_ms) VALUES ($1) ON CONFLICT (one) DO NOTHING`,
        [this.unsaved],
      );
    }
    this.unsaved = null;
  }

  private async untilNext(definition: DeadlineDefinition): Promise<number> {
    const ops = opsSchemaOf(definition.context);
    const { rows } = await this.options.pool.query<{ next: Date | null }>({
      name: `gj_due_next_${definition.context}`,
      text: `SELECT min(next_try_at) AS next FROM "${ops}".deadlines
              WHERE name = $1 AND state = 'waiting' AND NOT EXISTS (SELECT 1 FROM "${ops}".clock_stops)`,
      values: [definition.name],
    });
    const next = rows[0]?.next ?? null;
    if (next === null) return MAX_SLEEP_MS;
    return Math.min(next.getTime() - Date.parse(this.options.clock.now()), MAX_SLEEP_MS);
  }

  private async isCaughtUp(definition: DeadlineDefinition): Promise<boolean> {
    const { last } = await this.options.store.head();
    return last !== null && (await this.options.reached(definition, last.position));
  }

  /** True when at least one was sent. */
  private async drain(definition: DeadlineDefinition): Promise<boolean> {
    let any = false;
    while (!this.stopped.signal.aborted && (await this.fireOne(definition))) any = true;
    return any;
  }

  private async fireOne(definition: DeadlineDefinition): Promise<boolean> {
    while (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.free -= 1;
    try {
      return await this.fire(definition);
    } finally {
      this.free += 1;
      this.waiting.shift()?.();
    }
  }

  private async fire(definition: DeadlineDefinition): Promise<boolean> {
    const ops = opsSchemaOf(definition.context);
    await this.watchClock();
    const { steps } = this;
    if (this.unsaved !== null) return false;
    const client = await this.options.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN; SET LOCAL synchronous_commit TO off');
      const { rows } = await client.query<DueRow>({
        name: `gj_due_take_${definition.context}`,
        text: `SELECT tenant, stream_id, item, source_event_id, due_at, tries FROM "${ops}".deadlines
                WHERE name = $1 AND state = 'waiting' AND next_try_at <= $2
                  AND NOT EXISTS (SELECT 1 FROM "${ops}".clock_stops)
                ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        values: [definition.name, this.options.clock.now()],
      });
      const row = rows[0];
      await this.watchClock();
      if (this.steps !== steps) {
        await client.query('ROLLBACK');
        return false;
      }
      if (row !== undefined) {
        const [state, code, delay] = await this.send(definition, row);
        await client.query(
          `UPDATE "${ops}".deadlines SET state = $3, code = $4, tries = tries + 1,
                  next_try_at = $5::timestamptz + make_interval(secs => $6)
            WHERE name = $1 AND stream_id = $2 AND item = $7`,
          [definition.name, row.stream_id, state, code, this.options.clock.now(), delay / 1_000, row.item],
        );
      }
      await client.query('COMMIT');
      return row !== undefined;
    } catch (error) {
      broken = error instanceof Error ? error : new Error('a deadline failed');
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private async send(
    definition: DeadlineDefinition,
    row: DueRow,
  ): Promise<readonly ['waiting' | 'fired' | 'parked', string | null, number]> {
    const due = dueOf(row);
    const once = new AbortController();
    const { logger } = this.options;
    const outcome = await attempt(
      () =>
        traced(
          `deadline ${definition.name}`,
          { attributes: { 'gongjian.context': definition.context, 'gongjian.tenant': due.tenant } },
          () => definition.command(due),
        ),
      once.signal,
      (error) => {
        logger.warn(`deadline ${definition.name} of ${due.streamId}: ${describe(error)}`);
        once.abort();
      },
    );
    if (outcome.kind === 'done') return ['fired', null, 0];
    if (outcome.kind === 'aborted') return ['waiting', null, Math.min(TRY_AGAIN_MS * 2 ** row.tries, MAX_BACK_OFF_MS)];
    const code = refusalCode(outcome.error);
    logger.error(`deadline ${definition.name} of ${due.streamId} is parked: ${code}`);
    return ['parked', code, 0];
  }
}

function dueOf({ tenant, stream_id, item, source_event_id, due_at }: DueRow): Due {
  return { tenant, streamId: stream_id, item, sourceEventId: source_event_id, dueAt: due_at.toISOString() };
}
