import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadFailure } from './faults.js';
import { recordFilter } from './filter.js';
import type { DoubleLog, DoubleRecord } from './log.js';
import type { NodeScope } from './node-scope.js';
import { placeOf, type ReadCall } from './read-request.js';
import { failures, type CallFailure } from './statuses.js';
import { Subscription } from './subscription.js';
import { eventBytes, streamName, streamNotFoundBytes } from './wire.js';

type Options = streamsPb.ReadReq.Options;
type Selection = Generator<DoubleRecord>;

const { BACKWARDS } = streamsPb.ReadReq.Options.ReadDirection;

/** One `Streams/Read` call: a read or a subscription. */
export function read(scope: NodeScope, call: ReadCall): void {
  scope.faults.whenReady(() => {
    if (call.cancelled) return;
    const options = call.request.getOptions();
    if (options?.hasSubscription() === true) {
      scope.counts.subscriptions += 1;
      const refusal = scope.refusal(call.metadata, false) ?? ordered(scope.faults.nextSubscriptionFailure());
      if (refusal === undefined) Subscription.begin(scope, call, options);
      else call.emit('error', refusal);
      return;
    }
    scope.counts.reads += 1;
    scope.faults.answer(() => answerRead(scope, call, options));
  });
}

function answerRead(scope: NodeScope, call: ReadCall, options: Options | undefined): void {
  if (call.cancelled) return;
  const failure =
    scope.refusal(call.metadata, false) ?? ordered(scope.faults.nextReadFailure()) ?? invalid(scope.log, options);
  if (failure !== undefined || options === undefined) {
    call.emit('error', failure ?? failures.invalid('options'));
    return;
  }
  const stream = options.hasStream() ? streamName(options.getStream()?.getStreamIdentifier()) : undefined;
  if (stream !== undefined && scope.log.stream(stream) === undefined) {
    call.write(streamNotFoundBytes(stream));
    call.end();
    return;
  }
  const selection = stream === undefined ? selectAll(scope.log, options) : selectStream(scope.log, stream, options);
  send(call, selection, Number(options.getCount()), options.getUuidOption()?.hasStructured() === true);
}

function ordered(failure: ReadFailure | undefined): CallFailure | undefined {
  if (failure === undefined) return undefined;
  return failure === 'unavailable' ? failures.notReady() : failures[failure]();
}

function invalid(log: DoubleLog, options: Options | undefined): CallFailure | undefined {
  const stream = options?.getStream();
  if (stream !== undefined) {
    const name = streamName(stream.getStreamIdentifier());
    return log.isDeleted(name) ? failures.streamDeleted(name) : undefined;
  }
  const position = options?.getAll()?.getPosition();
  return position === undefined || log.isValid(placeOf(position)) ? undefined : failures.invalidPosition();
}

function send(call: ReadCall, selection: Selection, count: number, structuredIds: boolean): void {
  let left = count;
  const proceed = (): void => {
    while (left > 0) {
      if (call.cancelled) return;
      const next = selection.next();
      if (next.done === true) break;
      left -= 1;
      if (!call.write(eventBytes(next.value, structuredIds))) {
        call.once('drain', proceed);
        return;
      }
    }
    call.end();
  };
  proceed();
}

function* selectStream(log: DoubleLog, name: string, options: Options): Selection {
  const records = log.stream(name) ?? [];
  const stream = options.getStream();
  const first = log.firstVisible(name);
  const last = records.length - 1;
  if (options.getReadDirection() === BACKWARDS) {
    const from = stream?.hasRevision() === true ? Number(stream.getRevision()) : stream?.hasStart() === true ? 0 : last;
    for (let index = Math.min(from, last); index >= first; index -= 1) yield records[index]!;
    return;
  }
  const from = stream?.hasRevision() === true ? Number(stream.getRevision()) : stream?.hasEnd() === true ? last + 1 : 0;
  for (let index = Math.max(from, first); index <= last; index += 1) yield records[index]!;
}

function* selectAll(log: DoubleLog, options: Options): Selection {
  const filter = options.getFilter();
  const matches = filter === undefined ? undefined : recordFilter(filter).matches;
  const { records } = log;
  const end = records.length;
  const all = options.getAll();
  const position = all?.getPosition();
  if (options.getReadDirection() === BACKWARDS) {
    const from = position !== undefined ? log.indexFrom(placeOf(position), true) : all?.hasStart() === true ? 0 : end;
    for (let index = from - 1; index >= 0; index -= 1) {
      const record = records[index]!;
      if (matches === undefined || matches(record)) yield record;
    }
    return;
  }
  const from = position !== undefined ? log.indexFrom(placeOf(position), true) : all?.hasEnd() === true ? end : 0;
  for (let index = from; index < end; index += 1) {
    const record = records[index]!;
    if (matches === undefined || matches(record)) yield record;
  }
}
