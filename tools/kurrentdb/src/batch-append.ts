import { status, type ServerDuplexStream } from '@grpc/grpc-js';
import type sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { batchConflict, batchDeleted, batchRefused, batchStored, batchTooLarge } from './append-answers.js';
import type { ExpectedState, ProposedEvent } from './log.js';
import type { NodeScope } from './node-scope.js';
import { MAX_APPEND_SIZE, proposedEvent, sizeOnDisk } from './proposals.js';
import { failures, type CallFailure } from './statuses.js';
import { streamIdentifier, streamName, uuidText } from './wire.js';

type Call = ServerDuplexStream<streamsPb.BatchAppendReq, streamsPb.BatchAppendResp>;

interface PendingAppend {
  readonly correlationId: sharedPb.UUID | undefined;
  readonly stream: string;
  readonly expected: ExpectedState;
  readonly events: ProposedEvent[];
  size: number;
  expiry?: NodeJS.Timeout;
}

/** One `Streams/BatchAppend` call: many appends, each answered by a message with its correlation id. */
export class BatchAppendCall {
  private readonly pending = new Map<string, PendingAppend>();
  private open = true;

  constructor(
    private readonly scope: NodeScope,
    private readonly call: Call,
  ) {
    scope.batches.add(this);
    call.on('data', (request: streamsPb.BatchAppendReq) => scope.faults.whenReady(() => this.receive(request)));
    call.on('end', () => scope.faults.answer(() => this.end()));
    call.on('cancelled', () => this.close());
    call.on('error', () => this.close());
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

  private close(): void {
    this.open = false;
    this.scope.batches.delete(this);
    for (const append of this.pending.values()) clearTimeout(append.expiry);
    this.pending.clear();
  }

  private receive(request: streamsPb.BatchAppendReq): void {
    if (!this.open) return;
    const correlation = uuidText(request.getCorrelationId());
    const options = request.getOptions();
    if (options !== undefined && !this.begin(correlation, request, options)) return;
    const append = this.pending.get(correlation);
    if (append === undefined) return;
    for (const message of request.getProposedMessagesList()) {
      const event = proposedEvent(message);
      append.size += sizeOnDisk(event);
      append.events.push(event);
    }
    if (append.size > MAX_APPEND_SIZE) {
      this.forget(correlation, append);
      this.answer(append, batchTooLarge(MAX_APPEND_SIZE));
    } else if (request.getIsFinal()) {
      this.forget(correlation, append);
      this.finish(append);
    }
  }

  private begin(
    correlation: string,
    request: streamsPb.BatchAppendReq,
    options: streamsPb.BatchAppendReq.Options,
  ): boolean {
    const append: PendingAppend = {
      correlationId: request.getCorrelationId(),
      stream: streamName(options.getStreamIdentifier()),
      expected: expectedState(options),
      events: [],
      size: 0,
    };
    const left = timeLeft(options);
    if (left <= 0) {
      this.answer(append, batchRefused('timeout'));
      return false;
    }
    this.pending.set(correlation, append);
    if (!request.getIsFinal() && left < 2 ** 31) {
      append.expiry = setTimeout(() => {
        this.pending.delete(correlation);
        this.answer(append, batchRefused('timeout'));
      }, left);
    }
    return true;
  }

  private forget(correlation: string, append: PendingAppend): void {
    clearTimeout(append.expiry);
    this.pending.delete(correlation);
  }

  private finish(append: PendingAppend): void {
    const { scope } = this;
    scope.counts.appends += 1;
    const refusal = scope.refusal(this.call.metadata, true);
    if (refusal?.code === status.UNAVAILABLE) return this.answer(append, batchRefused('not ready'));
    if (refusal !== undefined) return this.fail(refusal);
    const fault = scope.faults.nextAppendFault();
    if (fault === 'silent') return;
    if (fault === 'unavailable') return this.fail(failures.shuttingDown());
    if (fault === 'timeout' || fault === 'denied' || fault === 'unknown' || fault === 'not ready') {
      return this.answer(append, batchRefused(fault));
    }
    const outcome = scope.log.append(append.stream, append.expected, append.events);
    if (fault === 'silent stored') return;
    if (fault === 'timeout stored') return this.answer(append, batchRefused('timeout'));
    if (outcome.kind === 'deleted') return this.answer(append, batchDeleted(append.stream));
    if (outcome.kind === 'conflict') return this.answer(append, batchConflict(outcome.current, append.expected));
    const withPosition = outcome.kind === 'appended' || !scope.faults.omittingPositions;
    this.answer(append, batchStored(outcome, withPosition));
  }

  private answer(append: PendingAppend, response: streamsPb.BatchAppendResp): void {
    response.setCorrelationId(append.correlationId).setStreamIdentifier(streamIdentifier(append.stream));
    this.scope.faults.answer(() => {
      if (this.open) this.call.write(response);
    });
  }
}

function expectedState(options: streamsPb.BatchAppendReq.Options): ExpectedState {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

function timeLeft(options: streamsPb.BatchAppendReq.Options): number {
  const duration = options.getDeadline();
  if (duration !== undefined) return duration.getSeconds() * 1000 + duration.getNanos() / 1e6;
  const instant = options.getDeadline21100();
  return instant === undefined ? Infinity : instant.toDate().getTime() - Date.now();
}
