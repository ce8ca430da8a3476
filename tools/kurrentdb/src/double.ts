import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Metadata } from '@grpc/grpc-js';
import type { BatchAppendCall } from './batch-append.js';
import type { Member } from './discovery.js';
import { Faults, type AppendFailure, type ReadFailure } from './faults.js';
import { DoubleLog, json, type DoubleRecord } from './log.js';
import { DoubleNode, HOST, requiresLeader } from './node.js';
import type { DoubleCounts, NodeScope } from './node-scope.js';
import { failures, type CallFailure } from './statuses.js';
import type { Subscription } from './subscription.js';

export interface KurrentDbDoubleOptions {
  readonly nodes?: 1 | 3;
  readonly ports?: readonly number[];
  /** Whether batch appends are among the supported methods; without them the client appends one by one. */
  readonly batchAppend?: boolean;
  /** Without a list of supported methods the server answers `UNIMPLEMENTED`, as very old ones do. */
  readonly supportedMethods?: boolean;
  readonly latencyMs?: number;
  /** Whether a follower hands appends without `requires-leader` on to the leader, as servers do, or refuses them. */
  readonly forwarding?: boolean;
}

export interface ForeignEvent {
  readonly type: string;
  readonly data: Uint8Array;
  readonly id?: string;
  readonly customMetadata?: Uint8Array;
}

/** A KurrentDB server, or a cluster of three, in memory: the protocol and the rules of the real one, and its faults on order. */
export class KurrentDbDouble {
  private readonly log = new DoubleLog();
  private readonly faults: Faults;
  private readonly nodes: DoubleNode[] = [];
  private readonly batches = new Set<BatchAppendCall>();
  private readonly subscriptions = new Set<Subscription>();
  private readonly counted: DoubleCounts = { connections: 0, appends: 0, reads: 0, subscriptions: 0 };
  private readonly forwarding: boolean;
  private leader: DoubleNode | undefined;

  static async start(options: KurrentDbDoubleOptions = {}): Promise<KurrentDbDouble> {
    const double = new KurrentDbDouble(options);
    for (const node of double.nodes) await node.open();
    return double;
  }

  private constructor(options: KurrentDbDoubleOptions) {
    const { nodes = 1, ports = [], batchAppend = true, supportedMethods = true } = options;
    const { latencyMs = 0, forwarding = true } = options;
    this.faults = new Faults(latencyMs);
    this.forwarding = forwarding;
    for (let n = 0; n < nodes; n += 1) {
      const scope: NodeScope = {
        log: this.log,
        faults: this.faults,
        counts: this.counted,
        batches: this.batches,
        subscriptions: this.subscriptions,
        refusal: (metadata, writing) => this.refusal(node, metadata, writing),
      };
      const nodeOptions = { scope, batchAppend, supportedMethods, members: () => this.members() };
      const node = new DoubleNode(randomUUID(), nodeOptions, ports[n] ?? 0);
      this.nodes.push(node);
    }
    this.leader = this.nodes[0];
  }

  get url(): string {
    const hosts = this.nodes.map(({ port }) => `${HOST}:${port}`).join(',');
    const preference = this.nodes.length > 1 ? '&nodePreference=leader' : '';
    return `kurrentdb://${hosts}?tls=false&discoveryInterval=10${preference}`;
  }

  /** Connection strings of the single nodes, the first leader's first. */
  get nodeUrls(): readonly string[] {
    return this.nodes.map(({ port }) => `kurrentdb://${HOST}:${port}?tls=false&discoveryInterval=10`);
  }

  /** Ends everything; the double cannot be started again. */
  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.close()));
  }

  records(): readonly DoubleRecord[] {
    return this.log.records;
  }

  /** Connections accepted, appends received, reads received and subscriptions begun so far. */
  get counts(): Readonly<DoubleCounts> {
    return { ...this.counted };
  }

  get connections(): number {
    return this.nodes.reduce((sum, node) => sum + node.connections, 0);
  }

  get openSubscriptions(): number {
    return this.subscriptions.size;
  }

  get openBatches(): number {
    return this.batches.size;
  }

  /** Appends events that no client of the double sent, as another writer does. */
  put(stream: string, ...events: readonly ForeignEvent[]): void {
    const proposed = events.map(({ type, data, id = randomUUID(), customMetadata = Buffer.alloc(0) }) => ({
      id,
      type,
      contentType: 'application/json',
      data,
      customMetadata,
    }));
    this.log.append(stream, 'any', proposed);
  }

  setStreamMetadata(stream: string, metadata: object): void {
    this.log.append(`$$${stream}`, 'any', [json('$metadata', metadata)]);
  }

  tombstone(stream: string): void {
    this.log.tombstone(stream);
  }

  /** A lossy fail-over: records after the first `count` are gone, all subscriptions and batches are cut. */
  loseAfter(count: number): void {
    this.log.truncate(count);
    this.dropSubscriptions('error');
    for (const batch of this.batches) batch.fail(failures.shuttingDown());
  }

  /** Everything is accepted and nothing answered until thawed; what was held then goes on. */
  freeze(): void {
    this.faults.frozen = true;
  }

  thaw(): void {
    this.faults.thaw();
  }

  halfCloseBatches(): void {
    for (const batch of this.batches) batch.end();
  }

  /** The next appends are stored, or not, and never answered. */
  answerNothing(count: number, how: 'stored' | 'lost'): void {
    this.faults.queueAppendFaults(count, how === 'stored' ? 'silent stored' : 'silent');
  }

  failAppends(count: number, status: AppendFailure): void {
    this.faults.queueAppendFaults(count, status);
  }

  failReads(count: number, status: ReadFailure): void {
    this.faults.queueReadFailures(count, status);
  }

  /** The next subscriptions fail when they begin. */
  failSubscriptions(count: number, status: ReadFailure): void {
    this.faults.queueSubscriptionFailures(count, status);
  }

  dropSubscriptions(how: 'clean' | 'error'): void {
    for (const subscription of this.subscriptions) {
      if (how === 'clean') subscription.end();
      else subscription.fail(failures.shuttingDown());
    }
  }

  /** Open subscriptions stay open and deliver nothing more. */
  silenceSubscriptions(): void {
    for (const subscription of this.subscriptions) subscription.silence();
  }

  /** Subscriptions deliver the last event again, at their begin and when they reached the end; checkpoints come twice. */
  duplicateEvents(on: boolean): void {
    this.faults.duplicating = on;
  }

  /** Milliseconds before every answer. */
  slow(ms: number): void {
    this.faults.delayMs = ms;
  }

  /** Repeated appends are answered without the position. */
  omitPositions(on: boolean): void {
    this.faults.omittingPositions = on;
  }

  /** All connections are cut and the ports closed; after `downMs` all is open again on the same log. */
  async restart(downMs = 0): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.close()));
    if (downMs > 0) await pause(downMs);
    await this.revive();
  }

  /** The leader's port closes; for `electMs` nobody leads, then another node does. */
  async killLeader(electMs = 0): Promise<void> {
    const { leader } = this;
    this.leader = undefined;
    await leader?.close();
    if (electMs > 0) await pause(electMs);
    this.leader ??= this.nodes.find(({ alive }) => alive);
  }

  /** All nodes are up again; who led before the end of a node still follows. */
  async revive(): Promise<void> {
    for (const node of this.nodes) await node.open();
    this.leader ??= this.nodes[0];
  }

  private members(): Member[] {
    return this.nodes.map((node) => ({
      id: node.id,
      host: HOST,
      port: node.port,
      alive: node.alive,
      role: this.leader === undefined ? 'electing' : node === this.leader ? 'leader' : 'follower',
    }));
  }

  private refusal(node: DoubleNode, metadata: Metadata, writing: boolean): CallFailure | undefined {
    if (this.leader === undefined) return failures.notReady();
    if (node === this.leader) return undefined;
    if (!requiresLeader(metadata) && (this.forwarding || !writing)) return undefined;
    return failures.notLeader(HOST, this.leader.port);
  }
}
