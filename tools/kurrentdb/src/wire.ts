import type { MethodDefinition } from '@grpc/grpc-js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { DoubleRecord, LogPlace } from './log.js';

const { ReadResp } = streamsPb;
const TICKS_PER_MILLISECOND = 10_000n;

/** `Streams/Read` answers prebuilt bytes: an event is encoded once, however often it is read. */
const read: MethodDefinition<streamsPb.ReadReq, Buffer> = {
  ...streamsGrpc.StreamsService.read,
  responseSerialize: (bytes) => bytes,
  responseDeserialize: (bytes) => bytes,
};

export const streamsService = {
  read,
  append: streamsGrpc.StreamsService.append,
  batchAppend: streamsGrpc.StreamsService.batchAppend,
};

const asStrings = new WeakMap<DoubleRecord, Buffer>();
const asNumbers = new WeakMap<DoubleRecord, Buffer>();

export function eventBytes(record: DoubleRecord, structuredIds: boolean): Buffer {
  const cache = structuredIds ? asNumbers : asStrings;
  let bytes = cache.get(record);
  if (bytes === undefined) cache.set(record, (bytes = encodeEvent(record, structuredIds)));
  return bytes;
}

function encodeEvent(record: DoubleRecord, structuredIds: boolean): Buffer {
  const position = String(record.position);
  const event = new ReadResp.ReadEvent.RecordedEvent()
    .setId(uuid(record.id, structuredIds))
    .setStreamIdentifier(streamIdentifier(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(record.data)
    .setCustomMetadata(record.customMetadata);
  event.getMetadataMap().set('type', record.type);
  event.getMetadataMap().set('content-type', record.contentType);
  event.getMetadataMap().set('created', String(BigInt(record.created) * TICKS_PER_MILLISECOND));
  return answer(new ReadResp().setEvent(new ReadResp.ReadEvent().setEvent(event).setCommitPosition(position)));
}

export function streamNotFoundBytes(stream: string): Buffer {
  const missing = new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
  return answer(new ReadResp().setStreamNotFound(missing));
}

export function confirmationBytes(subscriptionId: string): Buffer {
  return answer(
    new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId)),
  );
}

export function checkpointBytes(place: LogPlace): Buffer {
  const checkpoint = new ReadResp.Checkpoint()
    .setCommitPosition(String(place.commit))
    .setPreparePosition(String(place.prepare))
    .setTimestamp(timestampPb.Timestamp.fromDate(new Date()));
  return answer(new ReadResp().setCheckpoint(checkpoint));
}

export function caughtUpBytes(at: { readonly place?: LogPlace; readonly revision?: number }): Buffer {
  const caughtUp = new ReadResp.CaughtUp().setTimestamp(timestampPb.Timestamp.fromDate(new Date()));
  if (at.revision !== undefined && at.revision >= 0) caughtUp.setStreamRevision(String(at.revision));
  if (at.place !== undefined) {
    caughtUp.setPosition(
      new ReadResp.Position().setCommitPosition(String(at.place.commit)).setPreparePosition(String(at.place.prepare)),
    );
  }
  return answer(new ReadResp().setCaughtUp(caughtUp));
}

export function streamIdentifier(stream: string): sharedPb.StreamIdentifier {
  return new sharedPb.StreamIdentifier().setStreamName(Buffer.from(stream));
}

export function streamName(identifier: sharedPb.StreamIdentifier | undefined): string {
  return identifier === undefined ? '' : Buffer.from(identifier.getStreamName_asU8()).toString('utf8');
}

export function uuid(id: string, structured: boolean): sharedPb.UUID {
  if (!structured) return new sharedPb.UUID().setString(id);
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return new sharedPb.UUID().setStructured(
    new sharedPb.UUID.Structured()
      .setMostSignificantBits(String(bytes.readBigInt64BE(0)))
      .setLeastSignificantBits(String(bytes.readBigInt64BE(8))),
  );
}

export function uuidText(id: sharedPb.UUID | undefined): string {
  const structured = id?.getStructured();
  if (structured === undefined) return id?.getString() ?? '';
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getMostSignificantBits())), 0);
  bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getLeastSignificantBits())), 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function answer(message: streamsPb.ReadResp): Buffer {
  const bytes = message.serializeBinary();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
