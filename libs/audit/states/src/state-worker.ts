import {
  DEPLOYMENT_TENANT,
  isEventStoreError,
  pause,
  type Clock,
  type EventStore,
} from '@gongjian/shared-event-sourcing';
import {
  kindOf,
  Replayer,
  ReplayTable,
  type AnyProjection,
  type Moment,
  type ReplayedMetadata,
  type ReplayProgress,
} from '@gongjian/shared-projections';
import { Unprojectable, type ReaderLogger } from '@gongjian/shared-projections/readers';
import type { Pool, PoolClient } from 'pg';
import { stateRowsOf, STATES_TABLE } from './states.migration.js';
import type { State, States } from './states.js';

export interface StateWorkerOptions {
  readonly states: States;
  /** As `gongjian_projector`. */
  readonly pool: Pool;
  readonly store: EventStore;
  readonly clock: Clock;
  /** What a state is made of. */
  readonly kinds: readonly AnyProjection[];
  readonly keptForMs: number;
  readonly logger: ReaderLogger;
}

const LOOK_MS = 2_000;
const MAX_TRIES = 5;

/** It was dropped while it was made. */
class Dropped extends Error {}

/**
 * Makes the states that were asked for, one at a time in the whole deployment, and drops those whose time is over.
 * Whichever process holds the lock works; when it dies another goes on from what was committed last. Between two looks
 * nothing is held.
 */
export class StateWorker {
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;

  constructor(private readonly options: StateWorkerOptions) {}

  start(): void {
    this.running = this.run();
  }

  /** What is being made stays where it is, to be gone on with. */
  async stop(): Promise<void> {
    this.stopped.abort();
    this.wakeUp();
    await this.running;
  }

  /** There is something to do. */
  wake(): void {
    this.wakeUp();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      let more = false;
      try {
        more = await this.look();
      } catch (error) {
        if (!signal.aborted) this.options.logger.warn(`states: ${error instanceof Error ? error.name : ''}`);
      }
      if (!more) await this.wait();
    }
  }

  private async wait(): Promise<void> {
    const woken = new AbortController();
    this.wakeUp = () => woken.abort();
    if (this.stopped.signal.aborted) return;
    await pause(LOOK_MS, woken.signal);
    this.wakeUp = () => undefined;
  }

  /** Answers whether there may be more. */
  private async look(): Promise<boolean> {
    const { states, pool, clock } = this.options;
    if (!(await states.isSomethingToDo(clock.now()))) return false;
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const { rows } = await client.query<{ held: boolean }>(
        `SELECT pg_try_advisory_lock(hashtextextended('gongjian.states', 0)) AS held`,
      );
      if (rows[0]?.held !== true) return false;
      try {
        await states.clear(client, clock.now());
        const state = await states.next(client);
        if (state === null) return false;
        await this.make(client, state);
        await states.clear(client, clock.now());
        return true;
      } finally {
        await client.query(`SELECT pg_advisory_unlock(hashtextextended('gongjian.states', 0))`);
      }
    } catch (error) {
      broken = error instanceof Error ? error : new Error('a state was not made');
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private async make(client: PoolClient, state: State): Promise<void> {
    const { store, logger } = this.options;
    try {
      if (state.tries > MAX_TRIES) return await this.fail(client, state, 'STATE.GAVE_UP');
      if ((await store.head()).epoch !== state.epoch) return await this.fail(client, state, 'STATE.LOG_RESTORED');
      await this.replay(client, state);
      await this.finish(client, state);
    } catch (error) {
      if (error instanceof Dropped) return;
      if (error instanceof Unprojectable) {
        logger.error(`state ${state.id}: ${error.message}`);
        return await this.fail(client, state, 'STATE.UNREADABLE_EVENT');
      }
      if (isEventStoreError(error, 'LogForked')) return await this.fail(client, state, 'STATE.LOG_RESTORED');
      throw error;
    }
  }

  private async replay(client: PoolClient, state: State): Promise<void> {
    const { store, kinds } = this.options;
    const { tenant, through } = state;
    const replayer = new Replayer({
      store,
      table: new ReplayTable(client, stateRowsOf(state.id)),
      targets: kinds.map((definition) => ({ definition, through })),
      after: state.position,
      counts: (metadata, definition) =>
        (metadata.tenant === tenant || (definition.deploymentWide === true && metadata.tenant === DEPLOYMENT_TENANT)) &&
        isBy(metadata, state.moment),
      signal: this.stopped.signal,
      commit: (write, progress) => commit(client, state, write, progress),
    });
    if (state.total === null) {
      await client.query(`UPDATE ${STATES_TABLE} SET total = $2 WHERE id = $1`, [state.id, await replayer.count()]);
    }
    await replayer.run();
  }

  private async finish(client: PoolClient, state: State): Promise<void> {
    const { clock, keptForMs, kinds } = this.options;
    const { rows } = await client.query<{ kind: string; count: string }>(
      `SELECT kind, count(*) FROM ${stateRowsOf(state.id)} WHERE view IS NOT NULL GROUP BY kind`,
    );
    const counts = Object.fromEntries(kinds.map((kind) => [kindOf(kind), 0]));
    for (const { kind, count } of rows) counts[kind] = Number(count);
    const now = clock.now();
    await client.query(
      `UPDATE ${STATES_TABLE} SET status = 'ready', total = events, counts = $2, ready_at = $3, expires_at = $4
        WHERE id = $1 AND status = 'running'`,
      [state.id, JSON.stringify(counts), now, new Date(Date.parse(now) + keptForMs).toISOString()],
    );
  }

  private async fail(client: PoolClient, { id }: State, code: string): Promise<void> {
    await client.query(`UPDATE ${STATES_TABLE} SET status = 'failed', code = $2 WHERE id = $1 AND status = 'running'`, [
      id,
      code,
    ]);
  }
}

/** Rows and progress in one transaction: what comes after a crash goes on from there. */
async function commit(
  client: PoolClient,
  { id, events }: State,
  write: () => Promise<void>,
  progress: ReplayProgress,
): Promise<void> {
  await client.query('BEGIN; SET LOCAL synchronous_commit = off');
  try {
    await write();
    const { rowCount } = await client.query(
      `UPDATE ${STATES_TABLE} SET position = $2, events = $3, tries = 1 WHERE id = $1 AND status = 'running'`,
      [id, progress.position, events + progress.events],
    );
    if (rowCount === 0) throw new Dropped();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** By time: from each stream what was recorded by then. */
function isBy({ recordedAt }: ReplayedMetadata, moment: Moment): boolean {
  return 'time' in moment ? recordedAt <= moment.time : true;
}
