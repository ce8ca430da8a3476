import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statusPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type { AppendOutcome, ExpectedState } from './log.js';
import { streamIdentifier } from './wire.js';

const { AppendResp, BatchAppendResp } = streamsPb;

type Stored = Extract<AppendOutcome, { kind: 'appended' | 'repeated' }>;

/** An append in a batch is refused by a message, the batch goes on. */
export type BatchRefusal = 'timeout' | 'denied' | 'unknown' | 'not ready';

const refusals = {
  timeout: () => packed(4, 'Timeout', new sharedPb.Timeout(), 'event_store.client.Timeout'),
  denied: () => packed(7, 'Access Denied', new sharedPb.AccessDenied(), 'event_store.client.AccessDenied'),
  unknown: () => packed(2, 'Unknown', new sharedPb.Unknown(), 'event_store.client.Unknown'),
  'not ready': () => packed(0, 'Server Is Not Ready', new emptyPb.Empty(), 'google.protobuf.Empty'),
};

export function batchRefused(why: BatchRefusal): streamsPb.BatchAppendResp {
  return new BatchAppendResp().setError(refusals[why]());
}

export function batchTooLarge(limit: number): streamsPb.BatchAppendResp {
  const detail = new sharedPb.MaximumAppendSizeExceeded().setMaxappendsize(limit);
  const name = 'event_store.client.MaximumAppendSizeExceeded';
  return new BatchAppendResp().setError(packed(3, 'Maximum Append Size Exceeded', detail, name));
}

export function batchDeleted(stream: string): streamsPb.BatchAppendResp {
  const detail = new sharedPb.StreamDeleted().setStreamIdentifier(streamIdentifier(stream));
  return new BatchAppendResp().setError(packed(9, 'Stream Deleted', detail, 'event_store.client.StreamDeleted'));
}

export function batchConflict(current: number, expected: ExpectedState): streamsPb.BatchAppendResp {
  const detail = new sharedPb.WrongExpectedVersion();
  if (current < 0) detail.setCurrentNoStream(new emptyPb.Empty());
  else detail.setCurrentStreamRevision(String(current));
  if (expected === 'any') detail.setExpectedAny(new emptyPb.Empty());
  else if (expected === 'stream_exists') detail.setExpectedStreamExists(new emptyPb.Empty());
  else if (expected === 'no_stream') detail.setExpectedNoStream(new emptyPb.Empty());
  else detail.setExpectedStreamPosition(String(expected));
  const name = 'event_store.client.WrongExpectedVersion';
  return new BatchAppendResp().setError(packed(6, 'Wrong Expected Version', detail, name));
}

export function batchStored(stored: Stored, withPosition: boolean): streamsPb.BatchAppendResp {
  const success = new BatchAppendResp.Success();
  if (stored.revision < 0) success.setNoStream(new emptyPb.Empty());
  else success.setCurrentRevision(String(stored.revision));
  if (!withPosition || stored.position < 0) success.setNoPosition(new emptyPb.Empty());
  else {
    const position = String(stored.position);
    success.setPosition(new sharedPb.AllStreamPosition().setCommitPosition(position).setPreparePosition(position));
  }
  return new BatchAppendResp().setSuccess(success);
}

export function unaryStored(stored: Stored, withPosition: boolean): streamsPb.AppendResp {
  const success = new AppendResp.Success();
  if (stored.revision < 0) success.setNoStream(new sharedPb.Empty());
  else success.setCurrentRevision(String(stored.revision));
  if (!withPosition || stored.position < 0) success.setNoPosition(new sharedPb.Empty());
  else {
    const position = String(stored.position);
    success.setPosition(new AppendResp.Position().setCommitPosition(position).setPreparePosition(position));
  }
  return new AppendResp().setSuccess(success);
}

export function unaryConflict(current: number, expected: ExpectedState): streamsPb.AppendResp {
  const conflict = new AppendResp.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new sharedPb.Empty());
  else conflict.setCurrentRevision(String(current));
  if (expected === 'any') conflict.setExpectedAny(new sharedPb.Empty());
  else if (expected === 'stream_exists') conflict.setExpectedStreamExists(new sharedPb.Empty());
  else if (expected === 'no_stream') conflict.setExpectedNoStream(new sharedPb.Empty());
  else conflict.setExpectedRevision(String(expected));
  return new AppendResp().setWrongExpectedVersion(conflict);
}

interface Packable {
  serializeBinary(): Uint8Array;
}

function packed(code: number, message: string, detail: Packable, typeName: string): statusPb.Status {
  const any = new anyPb.Any();
  any.pack(detail.serializeBinary(), typeName);
  return new statusPb.Status().setCode(code).setMessage(message).setDetails(any);
}
