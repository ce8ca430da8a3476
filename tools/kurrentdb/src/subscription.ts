import { randomUUID } from 'node:crypto';
import type streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { PAGE_SIZE, recordFilter, type RecordFilter } from './filter.js';
import { isAfter, placeOfRecord, type DoubleRecord, type LogPlace } from './log.js';
import type { NodeScope } from './node-scope.js';
import { placeOf, type ReadCall } from './read-request.js';
import { failures, type CallFailure } from './statuses.js';
import { caughtUpBytes, checkpointBytes, confirmationBytes, eventBytes, streamName } from './wire.js';

type Options = streamsPb.ReadReq.Options;

/**
 * One subscription: confirmation, the events after its start, checkpoints when filtered, caughtUp, then live.
 * It goes on only as fast as its reader takes the messages.
 */
export class Subscription {
  private readonly stream: string | undefined;
  private readonly filter: RecordFilter | undefined;
  private readonly structuredIds: boolean;
  private readonly unwatch: () => void;
  private next = 0;
  /** A start beyond the end of the log: what comes up to there is not wanted. */
  private skipTo: LogPlace | undefined;
  private considered = 0;
  /** The begin of a page becomes a checkpoint only once the page is read: `(p, 0)` lies before the event at `p`. */
  private pageStart: LogPlace | undefined;
  private inPage = 0;
  private matchedInPage = 0;
  private checkpoint: LogPlace | undefined;
  private sentCheckpoint: LogPlace | undefined;
  private lastRevision = -1;
  private fresh: DoubleRecord | undefined;
  private started = false;
  /** Who begins at the end is live at once, without the checkpoint that ends a catch-up. */
  private beganAtEnd = false;
  private live = false;
  private blocked = false;
  private open = true;
  private silent = false;

  static begin(scope: NodeScope, call: ReadCall, options: Options): void {
    const stream = options.hasStream() ? streamName(options.getStream()?.getStreamIdentifier()) : undefined;
    if (stream !== undefined && scope.log.isDeleted(stream)) {
      call.emit('error', failures.streamDeleted(stream));
      return;
    }
    const subscription = new Subscription(scope, call, options, stream);
    scope.faults.answer(() => subscription.start(options));
  }

  private constructor(
    private readonly scope: NodeScope,
    private readonly call: ReadCall,
    options: Options,
    stream: string | undefined,
  ) {
    this.stream = stream;
    const filter = options.getFilter();
    this.filter = filter === undefined ? undefined : recordFilter(filter);
    this.structuredIds = options.getUuidOption()?.hasStructured() === true;
    scope.subscriptions.add(this);
    this.unwatch = scope.log.watch(() => scope.faults.answer(() => this.pump()));
    call.on('cancelled', () => this.close());
    call.on('error', () => this.close());
    call.on('drain', () => {
      this.blocked = false;
      scope.faults.whenReady(() => this.pump());
    });
  }

  end(): void {
    if (!this.open) return;
    this.close();
    this.call.end();
  }

  fail(failure: CallFailure): void {
    if (!this.open) return;
    this.close();
    this.call.emit('error', failure);
  }

  silence(): void {
    this.silent = true;
  }

  private close(): void {
    this.open = false;
    this.unwatch();
    this.scope.subscriptions.delete(this);
  }

  private get records(): readonly DoubleRecord[] {
    return this.stream === undefined ? this.scope.log.records : (this.scope.log.stream(this.stream) ?? []);
  }

  private start(options: Options): void {
    if (!this.open) return;
    this.write(confirmationBytes(randomUUID()));
    const { log } = this.scope;
    const stream = options.getStream();
    const all = options.getAll();
    const position = all?.getPosition();
    if (stream?.hasEnd() === true || all?.hasEnd() === true) {
      this.next = this.records.length;
      const last = log.records.at(-1);
      if (last !== undefined) this.checkpoint = placeOfRecord(last);
    } else if (stream?.hasRevision() === true) this.next = Number(stream.getRevision()) + 1;
    else if (position !== undefined) {
      const place = placeOf(position);
      if (!log.isValid(place)) {
        this.fail(failures.invalidPosition());
        return;
      }
      this.next = log.indexFrom(place, false);
      this.checkpoint = place;
      this.skipTo = place;
    }
    this.started = true;
    this.beganAtEnd = this.checkpoint !== undefined && this.next >= this.records.length;
    if (this.scope.faults.duplicating) this.repeat(this.records[this.next - 1]);
    this.pump();
  }

  private pump(): void {
    if (this.silent) return;
    if (!this.started) return;
    if (this.scope.faults.frozen) {
      this.scope.faults.whenReady(() => this.pump());
      return;
    }
    const { records } = this;
    while (this.open && !this.blocked && this.next < records.length) this.step(records[this.next++]!);
    if (!this.open || this.blocked || this.next < records.length) return;
    if (!this.live) this.goLive();
    if (this.scope.faults.duplicating) this.repeat(this.fresh);
    this.fresh = undefined;
  }

  private step(record: DoubleRecord): void {
    const place = placeOfRecord(record);
    if (this.skipTo !== undefined && !isAfter(place, this.skipTo)) return;
    const { filter } = this;
    const wanted = filter === undefined || filter.matches(record);
    if (wanted) {
      this.write(eventBytes(record, this.structuredIds));
      this.lastRevision = record.revision;
      this.fresh = record;
      this.checkpoint = place;
    }
    if (filter !== undefined) this.count(filter, record, wanted);
    if (this.stream !== undefined && record.type === '$streamDeleted') this.fail(failures.streamDeleted(this.stream));
  }

  private count(filter: RecordFilter, record: DoubleRecord, wanted: boolean): void {
    this.considered += 1;
    if (this.live) {
      if (this.considered < filter.checkpointInterval) return;
      this.considered = 0;
      this.checkpoint = placeOfRecord(record);
      this.writeCheckpoint();
      return;
    }
    this.inPage += 1;
    if (wanted) this.matchedInPage += 1;
    if (this.inPage < filter.window && this.matchedInPage < PAGE_SIZE) return;
    this.inPage = 0;
    this.matchedInPage = 0;
    if (this.considered >= filter.checkpointInterval) {
      this.considered %= filter.checkpointInterval;
      this.writeCheckpoint();
    }
    this.advanceTo({ commit: record.position + record.size, prepare: 0 });
  }

  private advanceTo(place: LogPlace): void {
    const previous = this.pageStart;
    this.pageStart = place;
    if (previous !== undefined && (this.checkpoint === undefined || isAfter(previous, this.checkpoint))) {
      this.checkpoint = previous;
    }
  }

  private goLive(): void {
    if (this.filter !== undefined && !this.beganAtEnd) {
      if (this.pageStart !== undefined && this.inPage > 0) this.advanceTo(this.pageStart);
      this.checkpoint ??= { commit: 0, prepare: 0 };
      this.writeCheckpoint();
    }
    this.live = true;
    this.considered = 0;
    if (this.stream !== undefined) this.write(caughtUpBytes({ revision: Math.max(this.lastRevision, this.next - 1) }));
    else this.write(caughtUpBytes(this.checkpoint === undefined ? {} : { place: this.checkpoint }));
  }

  private writeCheckpoint(): void {
    const { checkpoint } = this;
    if (checkpoint === undefined) return;
    if (this.sentCheckpoint !== undefined && !isAfter(checkpoint, this.sentCheckpoint)) return;
    this.sentCheckpoint = checkpoint;
    const bytes = checkpointBytes(checkpoint);
    this.write(bytes);
    if (this.scope.faults.duplicating) this.write(bytes);
  }

  private repeat(record: DoubleRecord | undefined): void {
    if (record === undefined || this.filter?.matches(record) === false) return;
    this.write(eventBytes(record, this.structuredIds));
  }

  private write(bytes: Buffer): void {
    if (!this.call.write(bytes)) this.blocked = true;
  }
}
