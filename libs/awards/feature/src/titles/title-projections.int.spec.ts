import type { DomainEvent } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from '@gongjian/shared-projections';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { batchProjection, titleProjection, watchProjection } from './title-projections.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

/** The recorded streams of an aggregate, as plain events. */
function recorded<Event extends DomainEvent>(name: string): readonly (readonly Event[])[] {
  const folder = fileURLToPath(new URL(`../../../domain/src/${name}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))].map((stream) =>
    all
      .filter((stored) => stored.stream === stream)
      .map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }) as unknown as Event),
  );
}

/** The same history under ids of its own, cut at a random place. */
function variants<Event extends DomainEvent>(events: readonly Event[], key: string): readonly Event[][] {
  const id = (events[0]?.data as Readonly<Record<string, string>>)[key] ?? '';
  return Array.from({ length: 12 }, () => {
    const text = JSON.stringify(events.slice(0, 1 + randomInt(events.length)));
    return JSON.parse(text.replaceAll(`"${id}"`, `"${randomUUID()}"`)) as Event[];
  });
}

describe('read models', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  async function proves<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    name: string,
    key: string,
  ): Promise<void> {
    const histories = recorded<Event>(name);
    const parts = [...histories, ...histories.flatMap((events) => variants(events, key))];
    const compared = await rebuiltEqualsLive(definition, {
      connection: database.connection,
      seed: randomInt(2 ** 31),
      streams: parts.map((events) => ({ tenant: randomUUID(), id: randomUUID(), events })),
    });
    expect(compared.rows).toBe(parts.length);
  }

  it('of batches are the same rebuilt and live', () => proves(batchProjection, 'batch', 'batchId'));
  it('of titles are the same rebuilt and live', () => proves(titleProjection, 'title', 'titleId'));
  it('of watches are the same rebuilt and live', () => proves(watchProjection, 'watch', 'subjectId'));
});
