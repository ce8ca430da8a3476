import type { EventStore, Position } from '@gongjian/shared-event-sourcing';
import type { Pool } from 'pg';
import { LogReaderHost, type LogReaderHostOptions, type ReaderStatus } from './log-reader-host.js';
import { projectionReaderId, type AnyProjection } from './projection-definition.js';
import { ProjectionReader } from './projection-reader.js';

export interface ProjectionRunnerOptions extends LogReaderHostOptions {
  readonly projections: readonly AnyProjection[];
}

/**
 * Keeps every read model of this process up to date. Each projection has its own lock and checkpoint: whichever process
 * holds the lock feeds it, another takes over within a second when it ends.
 */
export class ProjectionRunner {
  readonly store: EventStore;
  readonly pool: Pool;
  private readonly host: LogReaderHost;

  constructor(options: ProjectionRunnerOptions) {
    this.store = options.store;
    this.pool = options.pool;
    this.host = new LogReaderHost(options);
    for (const projection of options.projections) this.host.add(new ProjectionReader(projection, options.pool));
  }

  /** Answers when the readers are under way; they catch up in the background. */
  async start(): Promise<void> {
    await this.host.start();
  }

  /** Lets what is under way finish. */
  async stop(): Promise<void> {
    await this.host.stop();
  }

  status(): readonly ReaderStatus[] {
    return this.host.status();
  }

  /** `undefined` while another process feeds the projection. */
  statusOf(definition: AnyProjection): ReaderStatus | undefined {
    return this.host.statusOf(definition.context, projectionReaderId(definition));
  }

  /** True as soon as everything up to `position` is in the table; false after `timeoutMs`, or when it stalls. */
  async reached(definition: AnyProjection, position: Position, timeoutMs: number): Promise<boolean> {
    return this.host.reached(definition.context, projectionReaderId(definition), position, timeoutMs);
  }

  /** Answers when each reader of this process has caught up once. */
  async caughtUp(): Promise<void> {
    await this.host.caughtUp();
  }
}
