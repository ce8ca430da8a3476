import { isUuid } from '@gongjian/shared-event-sourcing';
import { canonicalJson, type JsonValue } from '@gongjian/shared-kernel';
import type { IntegrationMessage } from './message.js';

/** A CloudEvent 1.0 in binary mode: attributes as text, the data as canonical JSON. */
export interface CloudEvent {
  readonly attributes: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Not a CloudEvent of ours. */
export class MalformedCloudEvent extends Error {
  constructor(readonly attribute: string) {
    super(`CloudEvent attribute ${attribute} is missing or malformed`);
    this.name = 'MalformedCloudEvent';
  }
}

/** 20 digits, so that sequences compare as text. */
export function sequenceText(sequence: bigint): string {
  return String(sequence).padStart(20, '0');
}

/** Fixed for ever: the same message gives the same attributes and the same body. */
export function cloudEventOf(message: IntegrationMessage): CloudEvent {
  return {
    attributes: {
      specversion: '1.0',
      id: message.id,
      source: `urn:gongjian:${message.logId}:${message.context}`,
      type: message.type,
      subject: message.subject,
      time: message.time,
      datacontenttype: 'application/json',
      tenant: message.tenant,
      sequence: sequenceText(message.sequence),
      epoch: String(message.epoch),
      sourcerevision: String(message.sourceRevision),
      causationid: message.causationId,
      correlationid: message.correlationId,
      ...(message.traceparent === undefined ? {} : { traceparent: message.traceparent }),
    },
    body: canonicalJson(message.data),
  };
}

const SOURCE = /^urn:gongjian:([0-9a-f-]{36}):([a-z][a-z0-9_]*)$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** @throws MalformedCloudEvent */
export function messageFromCloudEvent({ attributes, body }: CloudEvent): IntegrationMessage {
  const read = (name: string, fits: (value: string) => boolean): string => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (value === undefined || !fits(value)) throw new MalformedCloudEvent(name);
    return value;
  };
  const some = (value: string): boolean => value !== '';
  read('specversion', (value) => value === '1.0');
  const [, logId = '', context = ''] = SOURCE.exec(read('source', (value) => SOURCE.test(value))) ?? [];
  const traceparent = attributes['traceparent'];
  return {
    id: read('id', isUuid),
    type: read('type', (value) => value.startsWith(`gongjian.${context}.`)),
    logId,
    epoch: Number(read('epoch', (value) => /^[1-9]\d{0,8}$/.test(value))),
    context,
    tenant: read('tenant', isUuid),
    sequence: BigInt(read('sequence', (value) => /^\d{20}$/.test(value))),
    subject: read('subject', some),
    sourceRevision: BigInt(read('sourcerevision', (value) => /^(0|[1-9]\d{0,18})$/.test(value))),
    time: read('time', (value) => TIME.test(value)),
    causationId: read('causationid', isUuid),
    correlationId: read('correlationid', some),
    ...(traceparent === undefined ? {} : { traceparent }),
    data: dataOf(body),
  };
}

function dataOf(body: string): JsonValue {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    throw new MalformedCloudEvent('data');
  }
}
