import { type DomainEvent, type JsonValue, NotCanonical, type SealedEnvelope } from '@gongjian/shared-kernel';
import {
  decodeEvent,
  encodeEvents,
  type EncodeInput,
  MisplacedSealedValue,
  ownersToSeal,
  UnknownEvent,
  type EventCatalogue,
} from './codec.js';
import type { CommandEnvelope } from './command-envelope.js';
import type { RecordedEvent } from './event-store.js';
import { eventId } from './ids.js';
import { PersonalValue, type SealOwner, type SealingKeys } from './sealing.js';

const stream = 'task-5d1f7a2e-8c1b-5e0a-9f37-6a2b4c8d9e01';
const commandId = '0196f1aa-7b3c-7d11-8f00-1c2d3e4f5a6b';
const tenant = '3f0b2f86-6f4e-4c3e-9a59-0d9d3f1c2a11';
const person: SealOwner = { kind: 'person', personId: 'p1' };
const record: SealOwner = { kind: 'record', stream };
const id = (index: number): string => eventId(stream, commandId, index);

const envelope: CommandEnvelope = {
  tenant,
  commandId,
  fingerprint: 'f',
  actor: { kind: 'person', id: 'a1', role: 'office', post: null, division: null, unit: null },
  channel: 'console',
  correlationId: 'c1',
};

/** Seals into an envelope that shows where and for whom it was made. */
const keys: SealingKeys = {
  seal: (owner, value, at) => ({
    $sealed: { alg: 'TEST', key: JSON.stringify(owner), nonce: '', ct: JSON.stringify(value), at },
  }),
};

const catalogue: EventCatalogue = {
  category: 'task',
  types: { TaskAssigned: { upcasters: [] }, TaskNoted: { upcasters: [(data) => data, (data) => data] } },
};

function encode(events: readonly DomainEvent[], change: Partial<EncodeInput> = {}) {
  let salts = 0;
  return encodeEvents({
    stream,
    events,
    catalogue,
    envelope,
    commandHash: '1:hash',
    now: '2026-03-01T08:00:00.000Z',
    lastRecordedAt: null,
    keys,
    salt: () => `salt-${(salts += 1)}`,
    ...change,
  });
}

const assigned = (data: unknown): DomainEvent => ({ type: 'TaskAssigned', data });
const dataOf = (event: DomainEvent): unknown => JSON.parse(encode([event])[0]?.data ?? '');

describe('encoding', () => {
  it('gives every event its derived id, canonical bytes, and a salt of its own', () => {
    const [first, second] = encode([assigned({ b: 1, a: [true, null] }), { type: 'TaskNoted', data: {} }]);
    expect(first).toEqual({
      id: id(0),
      type: 'TaskAssigned',
      data: '{"a":[true,null],"b":1}',
      metadata: `{"actor":{"division":null,"id":"a1","kind":"person","post":null,"role":"office","unit":null},"channel":"console","commandHash":"1:hash","commandId":"${commandId}","correlationId":"c1","occurredAt":"2026-03-01T08:00:00.000Z","recordedAt":"2026-03-01T08:00:00.000Z","salt":"salt-1","tenant":"${tenant}"}`,
    });
    expect(second?.id).toBe(id(1));
    expect(JSON.parse(second?.metadata ?? '')).toMatchObject({ schemaVersion: 3, salt: 'salt-2' });
  });

  it('writes what the command carries, and no member without a value', () => {
    const full: CommandEnvelope = {
      ...envelope,
      onBehalfOf: envelope.actor,
      occurredAt: '2026-02-01T00:00:00.000Z',
      effectiveOn: '2026-02-02',
      causationId: 'e9',
      traceparent: '00-1-2-01',
    };
    const metadata = JSON.parse(encode([assigned({})], { envelope: full })[0]?.metadata ?? '') as Record<
      string,
      unknown
    >;
    expect(metadata).toMatchObject({
      onBehalfOf: envelope.actor,
      occurredAt: '2026-02-01T00:00:00.000Z',
      effectiveOn: '2026-02-02',
      causationId: 'e9',
      traceparent: '00-1-2-01',
    });
    expect(encode([assigned({})])[0]?.metadata).not.toMatch(
      /onBehalfOf|effectiveOn|causationId|traceparent|schemaVersion/,
    );
  });

  it('records no event earlier than the one before it in its stream', () => {
    const recordedAt = (lastRecordedAt: string): unknown =>
      (JSON.parse(encode([assigned({})], { lastRecordedAt })[0]?.metadata ?? '') as { recordedAt: unknown }).recordedAt;
    expect(recordedAt('2026-03-01T07:59:59.999Z')).toBe('2026-03-01T08:00:00.000Z');
    expect(recordedAt('2026-03-01T08:00:00.001Z')).toBe('2026-03-01T08:00:00.001Z');
  });

  it('refuses a type that is not in the catalogue', () => {
    expect(() => encode([{ type: 'Other', data: {} }])).toThrow(UnknownEvent);
    expect(() => encode([{ type: 'constructor', data: {} }])).toThrow(UnknownEvent);
  });

  it.each<[string, unknown, string, string]>([
    ['a fraction of a number', { a: [0.5] }, '/a/0', 'number'],
    ['2^53', { a: 2 ** 53 }, '/a', 'number'],
    ['NaN', { a: Number.NaN }, '/a', 'number'],
    ['NUL', { a: { b: 'x\u0000' } }, '/a/b', 'nul'],
    ['a lone surrogate', { 'a/b': '\ud800' }, '/a~1b', 'surrogate'],
    ['a date object', { a: new Date(0) }, '/a', 'type'],
    ['a bigint', { a: 1n }, '/a', 'type'],
    ['a hole in an array', { a: [undefined] }, '/a/0', 'type'],
    ['a float in a personal value', { a: PersonalValue.of({ b: 1.5 }).sealedFor(person) }, '/a/b', 'number'],
    [
      'a personal value inside another',
      { a: PersonalValue.of([PersonalValue.of('x')]).sealedFor(person) },
      '/a',
      'type',
    ],
  ])('refuses %s and says where', (_what, data, pointer, reason) => {
    const real: SealingKeys = {
      seal(owner, value, at) {
        if (Array.isArray(value)) throw new NotCanonical('', 'type');
        if (typeof value === 'object') throw new NotCanonical('/b', 'number');
        return keys.seal(owner, value, at);
      },
    };
    expect(() => encode([assigned(data)], { keys: real })).toThrow(
      expect.objectContaining({ name: 'NotCanonical', pointer, reason }),
    );
  });
});

describe('personal values', () => {
  const sealedAt = (owner: SealOwner, value: unknown, pointer: string, index = 0): SealedEnvelope =>
    keys.seal(owner, value, `${id(index)}#/data${pointer}`);

  it('are sealed at the place where they stand, for their owner', () => {
    const data = {
      name: PersonalValue.of('示例').sealedFor(person),
      list: [{ 'a/b': PersonalValue.of(5).sealedFor(record) }],
      clear: 'x',
    };
    expect(dataOf(assigned(data))).toEqual({
      name: sealedAt(person, '示例', '/name'),
      list: [{ 'a/b': sealedAt(record, 5, '/list/0/a~1b') }],
      clear: 'x',
    });
  });

  it('are sealed as the whole of the data, and under the event they are in', () => {
    const [, second] = encode([assigned({}), assigned(PersonalValue.of('x').sealedFor(person))]);
    expect(JSON.parse(second?.data ?? '')).toEqual(sealedAt(person, 'x', '', 1));
  });

  it('are refused without an owner', () => {
    expect(() => encode([assigned({ name: PersonalValue.of('x') })])).toThrow('no owner');
    expect(() => ownersToSeal([assigned({ name: PersonalValue.of('x') })])).toThrow('no owner');
  });

  it('name each owner once', () => {
    const of = (owner: SealOwner): unknown => PersonalValue.of('x').sealedFor(owner);
    const other: SealOwner = { kind: 'person', personId: 'p2' };
    expect(
      ownersToSeal([
        assigned({ a: of(person), b: [of(record), of(person)] }),
        assigned({ c: { d: of(other) } }),
        assigned(null),
      ]),
    ).toEqual([person, record, other]);
    expect(ownersToSeal([assigned({ a: 1 })])).toEqual([]);
  });

  it('once sealed are copied unchanged, wherever they were made', () => {
    const copied = keys.seal(person, 'x', `${eventId('person-1', commandId, 0)}#/data/name`);
    expect(dataOf(assigned({ elsewhere: [copied] }))).toEqual({ elsewhere: [copied] });
    const inPlace = sealedAt(person, 'x', '/name');
    expect(dataOf(assigned({ name: inPlace }))).toEqual({ name: inPlace });
  });

  it.each<[string, object]>([
    ['claims another place in this event', { here: sealedAt(person, 'x', '/there') }],
    ['claims the metadata of this event', { here: keys.seal(person, 'x', `${id(0)}#/metadata/actor`) }],
    ['lacks a member', { a: { $sealed: { alg: 'A', key: 'k', nonce: 'n', ct: 'c' } } }],
    ['has a member too many', { a: { $sealed: { ...sealedAt(person, 'x', '/a').$sealed, more: 'x' } } }],
    ['has a member beside it', { a: { ...sealedAt(person, 'x', '/a'), beside: 1 } }],
    ['has a number where text is due', { a: { $sealed: { ...sealedAt(person, 'x', '/a').$sealed, key: 1 } } }],
    ['is no object', { a: { $sealed: 'x' } }],
    ['is null', { a: { $sealed: null } }],
  ])('are refused when the envelope %s', (_how, data) => {
    expect(() => encode([assigned(data)])).toThrow(MisplacedSealedValue);
  });
});

describe('decoding', () => {
  const recorded = (type: string, data: string, metadata: object = {}): RecordedEvent => ({
    id: id(0),
    type,
    data,
    metadata: JSON.stringify({ tenant, recordedAt: 'r', commandId, ...metadata }),
    stream,
    revision: 4n,
    position: '00000000000000000007',
  });
  const add =
    (step: number) =>
    (data: JsonValue): JsonValue => ({ ...(data as Record<string, JsonValue>), [`v${step}`]: step });
  const lifted: EventCatalogue = {
    category: 'task',
    types: { TaskAssigned: { upcasters: [add(2), add(3)] }, TaskNoted: { upcasters: [] } },
  };

  it('gives back what was encoded', () => {
    const [encoded] = encode([assigned({ a: 1 })]);
    const fact = decodeEvent(catalogue, { ...recorded('', ''), ...encoded });
    expect(fact).toMatchObject({
      id: id(0),
      stream,
      revision: 4n,
      position: '00000000000000000007',
      event: { type: 'TaskAssigned', data: { a: 1 } },
      metadata: { tenant, commandId, salt: 'salt-1' },
    });
  });

  it.each([
    [undefined, { v2: 2, v3: 3 }],
    [1, { v2: 2, v3: 3 }],
    [2, { v3: 3 }],
    [3, {}],
  ])('lifts version %p through every later one', (schemaVersion, added) => {
    const fact = decodeEvent(lifted, recorded('TaskAssigned', '{"old":true}', { schemaVersion }));
    expect(fact.event.data).toEqual({ old: true, ...added });
  });

  it.each<[string, object]>([
    ['TaskAssigned', { schemaVersion: 4 }],
    ['TaskAssigned', { schemaVersion: 0 }],
    ['TaskAssigned', { schemaVersion: -1 }],
    ['TaskAssigned', { schemaVersion: 1.5 }],
    ['TaskAssigned', { schemaVersion: '2' }],
    ['TaskNoted', { schemaVersion: 2 }],
    ['Unheard', {}],
    ['toString', {}],
  ])('never guesses at %s %p', (type, metadata) => {
    expect(() => decodeEvent(lifted, recorded(type, '{}', metadata))).toThrow(UnknownEvent);
  });

  it('hands sealed values to upcasters as they are stored', () => {
    const sealed = keys.seal(person, 'x', `${id(0)}#/data/name`);
    const seen: JsonValue[] = [];
    const spying: EventCatalogue = {
      category: 'task',
      types: { TaskAssigned: { upcasters: [(data) => (seen.push(data), data)] } },
    };
    const fact = decodeEvent(spying, recorded('TaskAssigned', JSON.stringify({ name: sealed })));
    expect(seen).toEqual([{ name: sealed }]);
    expect(fact.event.data).toEqual({ name: sealed });
  });
});
