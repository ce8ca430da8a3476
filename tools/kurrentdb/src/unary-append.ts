import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { unaryConflict, unaryStored } from './append-answers.js';
import type { ExpectedState, ProposedEvent } from './log.js';
import type { NodeScope } from './node-scope.js';
import { MAX_APPEND_SIZE, proposedEvent, sizeOnDisk } from './proposals.js';
import { failures, type CallFailure } from './statuses.js';
import { streamName } from './wire.js';

type Call = ServerReadableStream<streamsPb.AppendReq, streamsPb.AppendResp>;
type Outcome = CallFailure | streamsPb.AppendResp | 'nothing';

/** One `Streams/Append` call: options, then the events, then one answer. */
export function unaryAppend(scope: NodeScope, call: Call, callback: sendUnaryData<streamsPb.AppendResp>): void {
  let options: streamsPb.AppendReq.Options | undefined;
  let size = 0;
  const events: ProposedEvent[] = [];
  call.on('data', (request: streamsPb.AppendReq) => {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (message === undefined) return;
    const event = proposedEvent(message);
    size += sizeOnDisk(event);
    events.push(event);
  });
  call.on('end', () =>
    scope.faults.whenReady(() => {
      if (call.cancelled) return;
      const outcome = store(scope, call, options, events, size);
      if (outcome === 'nothing') return;
      scope.faults.answer(() => {
        if ('code' in outcome) callback(outcome);
        else callback(null, outcome);
      });
    }),
  );
}

function store(
  scope: NodeScope,
  call: Call,
  options: streamsPb.AppendReq.Options | undefined,
  events: readonly ProposedEvent[],
  size: number,
): Outcome {
  scope.counts.appends += 1;
  if (options === undefined) return failures.unknown();
  if (size > MAX_APPEND_SIZE) return failures.tooLarge(MAX_APPEND_SIZE);
  const refusal = scope.refusal(call.metadata, true);
  if (refusal !== undefined) return refusal;
  const fault = scope.faults.nextAppendFault();
  if (fault === 'silent') return 'nothing';
  if (fault === 'unavailable') return failures.shuttingDown();
  if (fault === 'not ready') return failures.notReady();
  if (fault === 'timeout') return failures.timeout();
  if (fault === 'denied') return failures.denied();
  if (fault === 'unknown') return failures.unknown();
  const stream = streamName(options.getStreamIdentifier());
  const expected = expectedState(options);
  const outcome = scope.log.append(stream, expected, events);
  if (fault === 'silent stored') return 'nothing';
  if (fault === 'timeout stored') return failures.timeout();
  if (outcome.kind === 'deleted') return failures.streamDeleted(stream);
  if (outcome.kind === 'conflict') return unaryConflict(outcome.current, expected);
  return unaryStored(outcome, outcome.kind === 'appended' || !scope.faults.omittingPositions);
}

function expectedState(options: streamsPb.AppendReq.Options): ExpectedState {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}
