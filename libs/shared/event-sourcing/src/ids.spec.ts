import { readFileSync } from 'node:fs';
import {
  aggregateIdOf,
  categoryOf,
  DEPLOYMENT_TENANT,
  derivedId,
  eventId,
  isUuid,
  naturalId,
  newAggregateId,
  RandomIds,
  streamName,
} from './ids.js';

interface IdVector {
  readonly function: string;
  readonly arguments: readonly (string | number)[];
  readonly name: string;
  readonly id: string;
}

const { vectors } = JSON.parse(readFileSync(new URL('../golden/ids.v1.json', import.meta.url), 'utf8')) as {
  vectors: readonly IdVector[];
};

const functions: Readonly<Record<string, (...parts: never[]) => string>> = {
  eventId,
  derivedId,
  newAggregateId,
  naturalId,
};

describe('derived ids', () => {
  it('have their vectors', () => {
    expect(new Set(vectors.map((vector) => vector.function))).toEqual(new Set(Object.keys(functions)));
    expect(vectors.length).toBeGreaterThanOrEqual(23);
  });

  it.each(vectors)('$function of $name is $id for ever', (vector) => {
    const derive = functions[vector.function] as (...parts: readonly (string | number)[]) => string;
    expect(derive(...vector.arguments)).toBe(vector.id);
  });

  it('are all different', () => {
    expect(new Set(vectors.map((vector) => vector.id)).size).toBe(vectors.length);
  });
});

describe('stream names', () => {
  it('are a category without dash and a UUID', () => {
    const id = '5d1f7a2e-8c1b-5e0a-9f37-6a2b4c8d9e01';
    expect(streamName('published_plans', id)).toBe(`published_plans-${id}`);
    expect(categoryOf(`published_plans-${id}`)).toBe('published_plans');
    expect(aggregateIdOf(`published_plans-${id}`)).toBe(id);
  });
});

describe('UUIDs', () => {
  it('are recognised in their lower-case canonical form only', () => {
    expect(isUuid(DEPLOYMENT_TENANT)).toBe(true);
    expect(isUuid(new RandomIds().next())).toBe(true);
    for (const text of [
      '',
      'x',
      DEPLOYMENT_TENANT.slice(1),
      `${DEPLOYMENT_TENANT}\n`,
      ` ${DEPLOYMENT_TENANT}`,
      '5D1F7A2E-8C1B-5E0A-9F37-6A2B4C8D9E01',
    ]) {
      expect(isUuid(text)).toBe(false);
    }
  });
});
