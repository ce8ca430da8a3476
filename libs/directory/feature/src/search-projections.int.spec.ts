import type { DomainEvent } from '@gongjian/shared-kernel';
import type { AnyProjection } from '@gongjian/shared-projections';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { directorySearchProjections } from './search-projections.js';

const FIRST = /Registered$|Founded$/;

/** One event of every type that was ever recorded, that by which the record begins first. */
function recorded(category: string): readonly DomainEvent[] {
  const folder = new URL(`../../domain/src/${category}/history/`, import.meta.url);
  return readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent)
    .map(({ type, data }) => ({ type, data }))
    .sort((a, b) => Number(FIRST.test(b.type)) - Number(FIRST.test(a.type)));
}

describe('what is searched of the directory', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it.each<AnyProjection>([...directorySearchProjections])('$name is the same rebuilt and live', async (definition) => {
    const events = recorded(definition.catalogue.category);
    const streams = Array.from({ length: 10 }, () => ({
      tenant: randomUUID(),
      id: randomUUID(),
      events: events.slice(0, 1 + randomInt(events.length)),
    }));
    const { rows } = await rebuiltEqualsLive(definition, {
      connection: database.connection,
      streams,
      seed: randomInt(2 ** 31),
    });
    expect(rows).toBe(10);
  });
});
