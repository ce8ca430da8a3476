import type streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ProposedEvent } from './log.js';
import { uuidText } from './wire.js';

export const MAX_APPEND_SIZE = 1024 * 1024;

type Proposed = streamsPb.BatchAppendReq.ProposedMessage | streamsPb.AppendReq.ProposedMessage;

export function proposedEvent(message: Proposed): ProposedEvent {
  const metadata = message.getMetadataMap();
  return {
    id: uuidText(message.getId()),
    type: metadata.get('type') ?? '',
    contentType: metadata.get('content-type') ?? 'application/octet-stream',
    data: message.getData_asU8(),
    customMetadata: message.getCustomMetadata_asU8(),
  };
}

/** The size that the server counts against the limit of one append. */
export function sizeOnDisk(event: ProposedEvent): number {
  return 2 * event.type.length + event.data.length + event.customMetadata.length;
}
