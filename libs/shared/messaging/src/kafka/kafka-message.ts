import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { cloudEventOf, messageFromCloudEvent } from '../cloud-event.js';
import type { IntegrationMessage } from '../message.js';

const CONTENT_TYPE = 'content-type';

/** CloudEvents' binding to Kafka, binary mode; the key is the tenant, so what one tenant is told keeps its order. */
export function kafkaMessageOf(
  message: IntegrationMessage,
): Message & { readonly key: string; readonly value: string } {
  const { attributes, body } = cloudEventOf(message);
  const { datacontenttype = '', ...rest } = attributes;
  const headers: IHeaders = { [CONTENT_TYPE]: datacontenttype };
  for (const [name, value] of Object.entries(rest)) headers[`ce_${name}`] = value;
  return { key: message.tenant, value: body, headers };
}

/** @throws MalformedCloudEvent */
export function messageFromKafka({ headers = {}, value }: Pick<KafkaMessage, 'headers' | 'value'>): IntegrationMessage {
  const attributes: Record<string, string> = {};
  for (const [name, each] of Object.entries(headers)) {
    if (each === undefined || !name.startsWith('ce_')) continue;
    attributes[name.slice('ce_'.length)] = String(Array.isArray(each) ? each[0] : each);
  }
  return messageFromCloudEvent({ attributes, body: value?.toString('utf8') ?? '' });
}
