import { Parser, type AsyncAPIDocumentInterface } from '@asyncapi/parser';
import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { kafkaMessageOf, type IntegrationMessage } from '@gongjian/shared-messaging';
import { Ajv, type ValidateFunction } from 'ajv';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncApiOf } from './asyncapi.js';
import { featureModules, spoken, spokenByTheCode } from './told.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const text = readFileSync(path.join(root, 'docs/reference/asyncapi.json'), 'utf8');
const code = spokenByTheCode();
const told = code.flatMap(({ tells }) => tells);
const tellers = code.filter(({ tells }) => tells.length > 0).map(({ context }) => context);
const foldersWith = (part: string): readonly string[] =>
  readdirSync(path.join(root, 'libs')).filter((context) => existsSync(path.join(root, 'libs', context, part)));

const sorted = (values: Iterable<string>): readonly string[] => [...values].sort();
const ajv = new Ajv({ strict: false });

describe('the AsyncAPI document', () => {
  let document: AsyncAPIDocumentInterface;
  let problems: readonly string[];
  const validators = new Map<string, { readonly headers: ValidateFunction; readonly payload: ValidateFunction }>();

  beforeAll(async () => {
    const parsed = await new Parser().parse(text);
    const others = parsed.diagnostics.filter((each) => each.code !== 'asyncapi-latest-version');
    problems = others.map(({ message, path: at }) => `${at.join('/')}: ${message}`);
    if (parsed.document === undefined) throw new Error(parsed.diagnostics.map(({ message }) => message).join('\n'));
    document = parsed.document;
    for (const message of document.messages().all()) {
      const headers = ajv.compile(message.headers()?.json() as object);
      validators.set(message.name() ?? '', { headers, payload: ajv.compile(message.payload()?.json() as object) });
    }
  });

  function validatorOf(type: string): { readonly headers: ValidateFunction; readonly payload: ValidateFunction } {
    const validator = validators.get(type);
    if (validator === undefined) throw new Error(`no message ${type}`);
    return validator;
  }

  it('is one for the parser of the field', () => {
    expect(problems).toEqual([]);
    expect(document.version()).toBe('3.0.0');
  });

  it('has every publication of the code as a message of the topic of its context, and no other message', () => {
    const inDocument = document
      .channels()
      .all()
      .flatMap((channel) =>
        channel
          .messages()
          .all()
          .map((message) => `${channel.address()} ${message.name()}`),
      );
    expect(inDocument.length).toBeGreaterThan(50);
    expect(sorted(inDocument)).toEqual(sorted(told.map(({ type, event }) => `{prefix}${event.context} ${type}`)));
    expect(sorted(validators.keys())).toEqual(sorted(told.map(({ type }) => type)));
  });

  it('has every contract, and the code publishes every contract', async () => {
    const contracts: IntegrationEventDefinition[] = [];
    for (const context of foldersWith('contracts')) {
      const { integrationEvents = [] } = (await import(`@gongjian/${context}-contracts`)) as {
        readonly integrationEvents?: readonly IntegrationEventDefinition[];
      };
      contracts.push(...integrationEvents);
    }
    expect(sorted(contracts.map(integrationTypeOf))).toEqual(sorted(validators.keys()));
  });

  it('says who acts on what, as the reactions of the code do, and nothing that nobody tells', () => {
    const heard = document
      .operations()
      .all()
      .filter((each) => each.action() === 'receive')
      .flatMap((each) =>
        each
          .messages()
          .all()
          .map((message) => `${each.id() ?? ''} ${message.name() ?? ''}`),
      );
    const inCode = code.flatMap(({ context, hears }) =>
      [...hears].flatMap(([source, types]) => types.map((type) => `${context}.hears.${source} ${type}`)),
    );
    expect(inCode.length).toBeGreaterThan(30);
    expect(sorted(heard)).toEqual(sorted(inCode));
    expect(code.flatMap(({ hears }) => [...hears.values()].flat()).filter((type) => !validators.has(type))).toEqual([]);
  });

  it.each(told.map(({ type }) => type))('shows %s by an example that fits', (type) => {
    const examples = document
      .messages()
      .all()
      .filter((message) => message.name() === type)
      .flatMap((message) => message.examples().all());
    const { headers, payload } = validatorOf(type);
    expect(examples).toHaveLength(1);
    for (const example of examples) {
      expect([headers(example.headers()), headers.errors]).toEqual([true, null]);
      expect([payload(example.payload()), payload.errors]).toEqual([true, null]);
      expect(payload({})).toBe(false);
    }
  });

  const goldens = tellers.flatMap((context) => {
    const folder = path.join(root, 'libs', context, 'contracts/src/events/golden');
    return readdirSync(folder).map((file) => ({ context, file, data: json(path.join(folder, file)) }));
  });

  it.each(goldens)('describes what is sent of $context $file', ({ context, file, data }) => {
    const type = `gongjian.${context}.${/^\w+\.v\d+/.exec(file)?.[0] ?? ''}`;
    const category = told.find((each) => each.type === type)?.categories[0] ?? '';
    const { headers, payload } = validatorOf(type);
    const sent = sentAs({ type, context, subject: `${category}-0198c7a0-0000-7000-8000-00000000000b`, data });
    expect([headers(sent.headers), headers.errors]).toEqual([true, null]);
    expect([payload(sent.payload), payload.errors]).toEqual([true, null]);
    const { ce_sequence: _sequence, ...without } = sent.headers;
    expect(headers(without)).toBe(false);
    expect(headers({ ...sent.headers, ce_type: 'gongjian.plans.Other.v1' })).toBe(false);
    expect(headers({ ...sent.headers, ce_source: 'urn:gongjian:0198c7a0-0000-7000-8000-0000000000aa:other' })).toBe(
      false,
    );
  });

  it('changes with a publication that is added or taken away', () => {
    const [first, ...rest] = code;
    if (first === undefined) throw new Error('nobody tells anything');
    const document = (spokenNow: typeof code): string => JSON.stringify(asyncApiOf(spokenNow, '0.1.0'));
    const fewer = document([{ ...first, tells: first.tells.slice(1) }, ...rest]);
    expect(fewer).not.toBe(document(code));
    expect(fewer).not.toContain(`"name":"${first.tells[0]?.type ?? ''}"`);
  });
});

describe('what the code tells and hears', () => {
  it('is read from the feature of every context', () => {
    expect(sorted(Object.keys(featureModules))).toEqual(sorted(foldersWith('feature')));
  });

  it('is of the context that registers it', () => {
    expect(() => spoken('plans', [{ context: 'awards' }])).toThrow('the module of plans registers something of awards');
  });
});

function json(file: string): JsonValue {
  return JSON.parse(readFileSync(file, 'utf8')) as JsonValue;
}

/** As the relay sends it, without a trace. */
function sentAs(parts: Pick<IntegrationMessage, 'type' | 'context' | 'subject' | 'data'>): {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: unknown;
} {
  const { headers = {}, value } = kafkaMessageOf({
    id: '5d3c2b1a-0f9e-5d8c-8b7a-6f5e4d3c2b1a',
    logId: '0198c7a0-0000-7000-8000-0000000000aa',
    epoch: 2,
    tenant: '0198c7a0-0000-7000-8000-00000000000a',
    sequence: 0n,
    sourceRevision: 0n,
    time: '2026-03-01T01:00:00.000Z',
    causationId: '7f6e5d4c-3b2a-5918-8776-655443322110',
    correlationId: 'import-7',
    ...parts,
  });
  const texts = Object.entries(headers).map(([name, each]) => [name, String(each)] as const);
  return { headers: Object.fromEntries(texts), payload: JSON.parse(value) };
}
