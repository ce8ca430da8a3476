import { Policy, Principals, TokenVerifier, type Action, type Principal } from '@gongjian/shared-access';
import { Clock, EventStore } from '@gongjian/shared-event-sourcing';
import { isDomainError, localDateAt } from '@gongjian/shared-kernel';
import { parsePositionToken, ProjectionRunner } from '@gongjian/shared-projections';
import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { register } from 'prom-client';
import type { Readable } from 'node:stream';
import { ChangeFollower } from './change-follower.js';
import { ChangeStream, type EndReason } from './change-stream.js';
import type { ChangeKind } from './change.js';
import { noStreamLeft, tooManyStreams } from './changes.errors.js';
import { showChangesMetrics, type ChangesMetrics } from './changes-metrics.js';
import { ContextChanges } from './context-changes.js';

export interface ChangesLimits {
  /** Open streams of one person in this process. */
  readonly ofPerson: number;
  /** Open streams of this process. */
  readonly ofProcess: number;
  readonly beatMs: number;
  /** How often tokens and rights are looked at. */
  readonly checkMs: number;
}

export const CHANGES_LIMITS = Symbol('changesLimits');
const LIMITS: ChangesLimits = { ofPerson: 24, ofProcess: 2_000, beatMs: 20_000, checkMs: 500 };

export interface OpenChanges {
  readonly context: string;
  /** The bearer token that the request came with. */
  readonly token: string;
  readonly principal: Principal;
  /** Where the reader stands, as a position token. */
  readonly lastEventId: string | undefined;
}

/** Tells the readers of this process which records have changed, until their token or their rights end. */
@Injectable()
export class LiveChanges implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly contexts = new Map<string, ContextChanges>();
  private readonly streamsOf = new Map<string, number>();
  private readonly follower: ChangeFollower;
  private readonly limits: ChangesLimits;
  private metrics: ChangesMetrics | null = null;
  private timers: readonly NodeJS.Timeout[] = [];
  private open = 0;
  private closed = false;
  private checking = false;

  constructor(
    store: EventStore,
    runner: ProjectionRunner,
    private readonly tokens: TokenVerifier,
    private readonly principals: Principals,
    private readonly policy: Policy,
    private readonly clock: Clock,
    @Optional() @Inject(CHANGES_LIMITS) limits?: ChangesLimits,
  ) {
    this.limits = limits ?? LIMITS;
    this.follower = new ChangeFollower(store, runner, new Logger('Changes'));
  }

  /** Before the application is up. */
  register(context: string, kinds: readonly ChangeKind[]): void {
    if (this.contexts.has(context)) throw new Error(`the changes of ${context} are registered twice`);
    const changes = new ContextChanges(context, kinds);
    this.follower.add(changes);
    this.contexts.set(context, changes);
  }

  onApplicationBootstrap(): void {
    const counts = (): ReadonlyMap<string, number> =>
      new Map([...this.contexts].map(([context, { streams }]) => [context, streams.size]));
    this.metrics = showChangesMetrics(counts, register);
    this.timers = [
      setInterval(() => this.everyStream((stream) => stream.beat()), this.limits.beatMs).unref(),
      setInterval(() => void this.check(), this.limits.checkMs).unref(),
    ];
  }

  /** Before the server stops taking requests: streams would hold it up. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers) clearInterval(timer);
    this.everyStream((stream) => stream.end('shutdown'));
    await this.follower.stop();
    this.metrics?.hide();
  }

  /**
   * @throws DomainError `ACCESS.DENIED` for who may read none of the context's records, `REQUEST.INVALID_POSITION`;
   *   HttpProblem `CHANGES.TOO_MANY_STREAMS`, `CHANGES.NO_STREAM_LEFT`; what the store throws
   */
  async stream({ context, token, principal, lastEventId }: OpenChanges): Promise<Readable> {
    const changes = this.contexts.get(context);
    if (changes === undefined) throw new Error(`nothing tells the changes of ${context}`);
    const from = lastEventId === undefined ? null : parsePositionToken(lastEventId);
    const verified = await this.tokens.verify(token);
    const kinds = await this.kindsFor(principal, changes.kinds);
    if (kinds.size === 0) this.deny(principal, changes.kinds);
    await this.follower.start();
    const person = this.take(context, principal);
    const stream = new ChangeStream(verified, principal, kinds, (reason) => {
      changes.streams.delete(stream);
      this.release(person);
      this.metrics?.ended(context, reason);
    });
    changes.begun(
      stream,
      from === null ? null : { log: { logId: from.logId, epoch: from.epoch }, position: from.position },
    );
    return stream.body;
  }

  /** Answers with the key of the person whose stream it is. */
  private take(context: string, { tenant, id }: Principal): string {
    if (this.closed || this.open >= this.limits.ofProcess) {
      this.metrics?.refused(context, 'process');
      throw noStreamLeft();
    }
    const person = `${tenant}/${id}`;
    const open = this.streamsOf.get(person) ?? 0;
    if (open >= this.limits.ofPerson) {
      this.metrics?.refused(context, 'person');
      throw tooManyStreams();
    }
    this.streamsOf.set(person, open + 1);
    this.open += 1;
    return person;
  }

  private release(person: string): void {
    const left = (this.streamsOf.get(person) ?? 1) - 1;
    if (left === 0) this.streamsOf.delete(person);
    else this.streamsOf.set(person, left);
    this.open -= 1;
  }

  private everyStream(does: (stream: ChangeStream) => void): void {
    for (const { streams } of this.contexts.values()) for (const stream of streams) does(stream);
  }

  private async check(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const now = Date.parse(this.clock.now()) / 1_000;
    for (const { streams, kinds } of this.contexts.values()) {
      for (const stream of streams) {
        if (stream.over) continue;
        const ended = now >= stream.token.expiresAt ? 'token' : await this.endOf(stream, kinds);
        if (ended !== null) stream.end(ended);
      }
    }
    this.checking = false;
  }

  /** Why the stream must end; `null` while its reader still is who it was and may hear of something. */
  private async endOf(stream: ChangeStream, kinds: readonly ChangeKind[]): Promise<EndReason | null> {
    try {
      const principal = await this.principals.of(stream.token);
      if (principal === stream.principal) return null;
      const { tenant, id } = stream.principal;
      if (principal.tenant !== tenant || principal.id !== id) return 'rights';
      stream.kinds = await this.kindsFor(principal, kinds);
      stream.principal = principal;
      return stream.kinds.size === 0 ? 'rights' : null;
    } catch (error) {
      return isDomainError(error) && error.code === 'ACCESS.UNKNOWN_ACCOUNT' ? 'rights' : 'stale';
    }
  }

  private async kindsFor(principal: Principal, kinds: readonly ChangeKind[]): Promise<ReadonlySet<string>> {
    const heard = new Set<string>();
    for (const { projection, action } of kinds) {
      if (await this.reaches(principal, action)) heard.add(projection.catalogue.category);
    }
    return heard;
  }

  /** Whether a list of such records could hold any. */
  private async reaches(principal: Principal, action: Action): Promise<boolean> {
    try {
      const { divisionIds, unitIds } = await this.policy.scope(principal, action, localDateAt(this.clock.now()));
      return divisionIds.length > 0 || unitIds.length > 0;
    } catch (error) {
      if (isDomainError(error) && error.code === 'ACCESS.DENIED') return false;
      throw error;
    }
  }

  private deny(principal: Principal, [first]: readonly ChangeKind[]): never {
    const { tenant } = principal;
    const action = first?.action ?? 'history.read';
    this.policy.require(principal, action, { tenant }, localDateAt(this.clock.now()));
    throw new Error(`${action} reaches nothing and is allowed`);
  }
}
