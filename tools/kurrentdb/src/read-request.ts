import type { ServerWritableStream } from '@grpc/grpc-js';
import type streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { LogPlace } from './log.js';

export type ReadCall = ServerWritableStream<streamsPb.ReadReq, Buffer>;

export function placeOf(position: streamsPb.ReadReq.Options.Position): LogPlace {
  return { commit: Number(position.getCommitPosition()), prepare: Number(position.getPreparePosition()) };
}
