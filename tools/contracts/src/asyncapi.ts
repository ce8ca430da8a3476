import { jsonSchemaOf } from '@gongjian/shared-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { kafkaMessageOf, type IntegrationMessage } from '@gongjian/shared-messaging';
import type { Spoken, Told } from './told.js';

type Node = Readonly<Record<string, unknown>>;
type JsonSchema = Node & { readonly $defs?: Readonly<Record<string, Node>> };

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const HEADERS = 'cloudEvent';

/** Where and when the examples of the document are told. */
const SAMPLE = {
  id: '5d3c2b1a-0f9e-5d8c-8b7a-6f5e4d3c2b1a',
  logId: '0198c7a0-0000-7000-8000-0000000000aa',
  epoch: 1,
  tenant: '0198c7a0-0000-7000-8000-00000000000a',
  aggregate: '0198c7a0-0000-7000-8000-00000000000b',
  causationId: '7f6e5d4c-3b2a-5918-8776-655443322110',
  correlationId: '0198c7a0-0000-7000-8000-00000000000c',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  sequence: 41n,
  sourceRevision: 3n,
} as const;

/**
 * AsyncAPI 3.0 document of what the contexts tell over Kafka: a channel is the topic of a context, a message one type
 * of integration event. Payloads are in AsyncAPI's own schema language (a superset of JSON Schema draft-07), so that
 * every tool reads them; the contracts' schemas use nothing that differs there.
 *
 * @throws TypeError where two events of a context give a name to different parts
 */
export function asyncApiOf(spoken: readonly Spoken[], version: string): Node {
  const tellers = spoken.filter(({ tells }) => tells.length > 0);
  const told = tellers.flatMap(({ tells }) => tells);
  return {
    asyncapi: '3.0.0',
    id: 'urn:gongjian',
    info: {
      title: '共建 Gongjian: integration events',
      version,
      description:
        'What each context tells others, over Kafka, as CloudEvents 1.0 in binary mode. 各业务通过 Kafka 对外发布的事件。',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      cluster: {
        host: '{brokers}',
        protocol: 'kafka-secure',
        description: "The deployment's cluster. What is published stands in the log; a topic brings it further.",
        variables: { brokers: { description: 'host:port, with commas between them' } },
        security: [{ $ref: '#/components/securitySchemes/scram' }],
      },
    },
    channels: Object.fromEntries(tellers.map((each) => [each.context, channelOf(each)])),
    operations: Object.fromEntries([
      ...tellers.map(({ context, tells }) => [
        `${context}.tells`,
        operation('send', `${context} tells`, context, tells.map(nameOf)),
      ]),
      ...spoken.flatMap(({ context, hears }) =>
        [...hears].map(([source, types]) => [
          `${context}.hears.${source}`,
          operation('receive', `${context} acts on what ${source} tells`, source, types.map(shortName)),
        ]),
      ),
    ]),
    components: {
      messages: Object.fromEntries(told.map((each) => [each.type, messageOf(each)])),
      schemas: { [HEADERS]: cloudEventHeaders(), ...payloadsOf(told) },
      securitySchemes: { scram: { type: 'scramSha512', description: 'One principal for each reader.' } },
    },
  };
}

function channelOf({ context, tells }: Spoken): Node {
  return {
    address: `{prefix}${context}`,
    title: context,
    description: 'The key of a message is its tenant: what one tenant is told keeps its order.',
    parameters: { prefix: { description: 'Of the deployment (KAFKA_PREFIX).', default: 'gongjian.' } },
    messages: Object.fromEntries(
      tells.map((each) => [nameOf(each), { $ref: `#/components/messages/${escaped(each.type)}` }]),
    ),
  };
}

function operation(action: 'send' | 'receive', summary: string, channel: string, messages: readonly string[]): Node {
  return {
    action,
    summary,
    channel: { $ref: `#/channels/${channel}` },
    messages: messages.map((name) => ({ $ref: `#/channels/${channel}/messages/${escaped(name)}` })),
  };
}

function messageOf({ type, event, categories }: Told): Node {
  return {
    name: type,
    title: event.name,
    summary: `${event.meaning.zh} ${event.meaning.en}`,
    headers: { allOf: [{ $ref: `#/components/schemas/${HEADERS}` }, headersOf(type, event.context, categories)] },
    payload: { $ref: `#/components/schemas/${escaped(type)}` },
    bindings: {
      kafka: { key: { type: 'string', pattern: UUID, description: 'the tenant' }, bindingVersion: '0.5.0' },
    },
    examples: [{ name: 'example', ...exampleOf({ type, event, categories }) }],
  };
}

function headersOf(type: string, context: string, categories: readonly string[]): Node {
  return {
    type: 'object',
    properties: {
      ce_type: { type: 'string', const: type },
      ce_source: { type: 'string', pattern: `^urn:gongjian:[0-9a-f-]{36}:${context}$` },
      ce_subject: { type: 'string', pattern: `^(${[...categories].sort().join('|')})-[0-9a-f-]{36}$` },
    },
  };
}

/** The headers that CloudEvents' binding to Kafka makes of an event; a reader passes over those it does not know. */
function cloudEventHeaders(): Node {
  const text = (description: string, more: Node = {}): Node => ({ type: 'string', ...more, description });
  const properties = {
    'content-type': text('of the payload', { const: 'application/json' }),
    ce_specversion: text('of CloudEvents', { const: '1.0' }),
    ce_id: text('the same fact is told under the same id', { pattern: UUID }),
    ce_source: text('urn:gongjian:<log id>:<context>'),
    ce_type: text('gongjian.<context>.<Name>.v<major>'),
    ce_subject: text('the stream it was made from'),
    ce_time: text('when it was recorded; RFC 3339, UTC', {
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
    }),
    ce_tenant: text('whose event it is', { pattern: UUID }),
    ce_sequence: text('from 0, without holes for one source and tenant; 20 digits', { pattern: '^\\d{20}$' }),
    ce_epoch: text('of the log; raised when it was restored', { pattern: '^[1-9]\\d{0,8}$' }),
    ce_sourcerevision: text("in the subject's stream", { pattern: '^(0|[1-9]\\d{0,18})$' }),
    ce_causationid: text('the event it tells of', { pattern: UUID }),
    ce_correlationid: text('what set everything off', { minLength: 1 }),
    ce_traceparent: text('W3C trace context; may be absent'),
  };
  const required = Object.keys(properties).filter((name) => name !== 'ce_traceparent');
  return { type: 'object', properties, required };
}

function exampleOf({ type, event, categories }: Told): { readonly headers: Node; readonly payload: unknown } {
  const { aggregate, ...sample } = SAMPLE;
  const message: IntegrationMessage = {
    ...sample,
    type,
    context: event.context,
    subject: `${[...categories].sort()[0] ?? ''}-${aggregate}`,
    time: '2026-03-01T01:00:00.000Z',
    data: event.example as JsonValue,
  };
  const { headers = {}, value } = kafkaMessageOf(message);
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, each]) => [name, String(each)])),
    payload: JSON.parse(value) as unknown,
  };
}

/** The payload of each type, and the parts it names as `<context>.<part>`. */
function payloadsOf(told: readonly Told[]): Readonly<Record<string, unknown>> {
  const payloads = new Map<string, unknown>();
  const parts = new Map<string, unknown>();
  for (const { type, event } of told) {
    const { $schema: _dialect, $id: _id, $defs = {}, ...schema }: JsonSchema = jsonSchemaOf(event);
    payloads.set(type, inComponents(schema, event.context));
    for (const [name, part] of Object.entries($defs)) {
      const key = `${event.context}.${name}`;
      const known = parts.get(key);
      const here = inComponents(part, event.context);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(here)) {
        throw new TypeError(`${type}: ${event.context} has another ${name} already`);
      }
      parts.set(key, here);
    }
  }
  return Object.fromEntries([...payloads, ...[...parts].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function inComponents(value: unknown, context: string): unknown {
  if (Array.isArray(value)) return value.map((each) => inComponents(each, context));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === '$ref' && typeof each === 'string'
        ? [key, each.replace('#/$defs/', `#/components/schemas/${context}.`)]
        : [key, inComponents(each, context)],
    ),
  );
}

function nameOf({ type }: Told): string {
  return shortName(type);
}

/** `<Name>.v<major>` */
function shortName(type: string): string {
  return type.split('.').slice(2).join('.');
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
