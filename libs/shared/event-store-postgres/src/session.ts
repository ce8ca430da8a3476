import { Socket } from 'node:net';
import { before, EventStoreError, type Deadline } from '@gongjian/shared-event-sourcing';
import pg from 'pg';
import { PreparedCall, Unwritable, type Row, type Statement } from './prepared-call.js';
import type { WireValue } from './wire-values.js';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;
/** The server has become a standby: the next connection may find the one that took over. */
const READ_ONLY = '25006';
/** Class of SQLSTATE of warnings: what was to be durable is not. */
const WARNING = '01';
const FIRST_BUFFER = 64 * 1024;
const KEPT_BUFFER = 1024 * 1024;

/** The connection broke while a statement ran: it may have been carried out. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('the connection to PostgreSQL was lost', { cause });
    this.name = 'ConnectionLost';
  }
}

/** What the server said no to; its transaction was rolled back. */
export class Refused extends Error {
  constructor(
    readonly state: string,
    message: string,
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'Refused';
  }
}

interface Live {
  /** What the server warned of; nothing it answered afterwards holds. */
  warning: Error | null;
  readonly client: pg.Client;
  readonly socket: Socket;
  readonly allocate: (bytes: number) => Buffer;
}

/** One buffer for all requests of a connection: the server is ready again before the next is written. */
function reusedBuffer(): (bytes: number) => Buffer {
  let buffer = Buffer.allocUnsafeSlow(FIRST_BUFFER);
  return (bytes) => {
    if (bytes > KEPT_BUFFER) return Buffer.allocUnsafeSlow(bytes);
    if (bytes > buffer.length) buffer = Buffer.allocUnsafeSlow(Math.min(KEPT_BUFFER, bytes * 2));
    return buffer.subarray(0, bytes);
  };
}

/**
 * Plans are made once for each session and always by index: tables grow, the first plan was made when they were small.
 * The server gives up before the caller does, so that a lock that is not given in time is a refusal and not an unknown
 * outcome, and it does not wait for the rest of a request whose sender is gone while the request holds the lock.
 * A statement of `append_v2` sees what was committed before it got the lock: the isolation level must be read committed.
 * Warnings must come: one says that a wait for the standby was given up.
 */
function settings(patienceMs: number): string {
  const statement = Math.max(100, Math.floor(patienceMs * 0.9));
  const values: Readonly<Record<string, string>> = {
    client_encoding: 'UTF8',
    client_min_messages: 'warning',
    default_transaction_isolation: 'read committed',
    plan_cache_mode: 'force_generic_plan',
    enable_seqscan: 'off',
    enable_bitmapscan: 'off',
    jit: 'off',
    work_mem: '32MB',
    statement_timeout: String(statement),
    lock_timeout: String(statement),
    transaction_timeout: String(patienceMs),
    idle_in_transaction_session_timeout: String(patienceMs),
    tcp_keepalives_idle: '10',
    tcp_keepalives_interval: '5',
    tcp_keepalives_count: '3',
    tcp_user_timeout: '20000',
  };
  const wanted = Object.entries(values).map(([name, value]) => `('${name}', '${value}')`);
  return `
    SELECT set_config(s.name, w.value, false)
    FROM pg_settings s JOIN (VALUES ${wanted.join()}) AS w (name, value) ON w.name = s.name
    UNION ALL
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local')`;
}

/**
 * One connection that is made when it is needed and made again after it broke. Statements run one at a time: the
 * caller asks for the next when the last has answered.
 */
export class Session {
  private live: Live | null = null;
  private connecting: Promise<void> | null = null;
  private closed = false;
  private wanted = 0;
  private lastFailure: unknown;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly patienceMs: number,
    private readonly onConnect: (client: pg.Client) => Promise<void> = async () => undefined,
    private readonly onLost: () => void = () => undefined,
  ) {}

  get connected(): boolean {
    return this.live !== null;
  }

  /** @throws EventStoreError Unavailable when there is no connection by then. */
  async connect(deadline: Deadline): Promise<void> {
    if (this.live !== null) return;
    this.wanted += 1;
    try {
      while (this.live === null) {
        if (this.closed) throw new EventStoreError('Unavailable', 'the event store is closed');
        this.connecting ??= this.open();
        await before(
          deadline,
          this.connecting.catch(() => undefined),
          () => new EventStoreError('Unavailable', 'PostgreSQL does not answer', { cause: this.lastFailure }),
        );
      }
    } finally {
      this.wanted -= 1;
    }
  }

  /**
   * Runs on the connection there is.
   *
   * @throws Refused, ConnectionLost, Unwritable
   */
  run(statement: Statement, values: readonly (WireValue | null)[]): Promise<readonly Row[]> {
    const { live } = this;
    return new Promise((resolve, reject) => {
      if (live === null) {
        reject(new ConnectionLost(undefined));
        return;
      }
      const answered = (rows: readonly Row[]): void => {
        if (live.warning === null) resolve(rows);
        else reject(new ConnectionLost(live.warning));
      };
      live.client.query(
        new PreparedCall(statement, values, live.allocate, answered, (error) => {
          if (error instanceof pg.DatabaseError && error.severity === 'ERROR' && error.code !== undefined) {
            if (error.code === READ_ONLY) this.drop(live);
            reject(new Refused(error.code, error.message, error));
            return;
          }
          if (error instanceof Unwritable) {
            reject(error);
            return;
          }
          this.drop(live);
          reject(new ConnectionLost(error));
        }),
      );
    });
  }

  /** Breaks the connection: a statement that is running gets `ConnectionLost`. */
  break(): void {
    if (this.live !== null) this.drop(this.live);
  }

  async close(): Promise<void> {
    this.closed = true;
    const { live } = this;
    this.live = null;
    if (live === null) return;
    const ended = live.client.end().catch(() => undefined);
    await before(performance.now() + 1_000, ended, () => new Error('no answer')).catch(() => undefined);
    live.socket.destroy();
  }

  private drop(live: Live): void {
    live.socket.destroy();
    if (this.live !== live) return;
    this.live = null;
    this.onLost();
  }

  private async open(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    try {
      for (;;) {
        try {
          await this.attempt();
          return;
        } catch (error) {
          this.lastFailure = error;
          if (this.closed || this.wanted === 0) throw error;
          await new Promise((resolve) => setTimeout(resolve, pause));
          pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        }
      }
    } finally {
      this.connecting = null;
    }
  }

  private async attempt(): Promise<void> {
    const socket = new Socket();
    const client = new pg.Client({
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      ...this.config,
      stream: () => socket,
    });
    const live: Live = { client, socket, allocate: reusedBuffer(), warning: null };
    client.on('error', () => this.drop(live));
    client.on('end', () => this.drop(live));
    try {
      const deadline = performance.now() + CONNECT_TIMEOUT_MS;
      const ready = client
        .connect()
        .then(() => client.query(settings(this.patienceMs)))
        .then(() => this.onConnect(client));
      await before(deadline, ready, () => new Error('PostgreSQL does not answer'));
    } catch (error) {
      socket.destroy();
      throw error;
    }
    if (this.closed) {
      socket.destroy();
      throw new Error('the event store is closed');
    }
    client.on('notice', ({ code, message }) => {
      if (code?.startsWith(WARNING) !== true) return;
      live.warning = new Error(message);
      this.drop(live);
    });
    this.live = live;
  }
}
