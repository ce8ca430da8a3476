import type { DomainEvent } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from '@gongjian/shared-projections';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  resultProjection,
  roundProjection,
  sheetProjection,
  sheetResultProjection,
  surveyProjection,
} from './projections.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

/** The recorded histories of an aggregate, as plain events, by stream. */
function recorded<Event extends DomainEvent>(category: string): readonly (readonly Event[])[] {
  const folder = fileURLToPath(new URL(`../../../domain/src/${category}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))].map((stream) =>
    all
      .filter((each) => each.stream === stream)
      .map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }) as unknown as Event),
  );
}

/** The same histories under ids of their own, cut at a random place. */
function variants<Event extends DomainEvent>(events: readonly Event[], member: string): readonly Event[][] {
  const id = (events[0]?.data as Readonly<Record<string, string>>)[member] ?? '';
  return Array.from({ length: 8 }, () => {
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
    member: string,
  ): Promise<void> {
    const histories = recorded<Event>(definition.catalogue.category);
    const streams = histories
      .flatMap((events) => [events, ...variants(events, member)])
      .map((events) => ({ tenant: randomUUID(), id: randomUUID(), events }));
    const compared = await rebuiltEqualsLive(definition, {
      connection: database.connection,
      seed: randomInt(2 ** 31),
      streams,
    });
    expect(compared.rows).toBe(streams.length);
  }

  it('of rounds are the same rebuilt and live', () => proves(roundProjection, 'roundId'));
  it('of sheets are the same rebuilt and live', () => proves(sheetProjection, 'sheetId'));
  it('of what sheets came to are the same rebuilt and live', () => proves(sheetResultProjection, 'sheetId'));
  it('of results are the same rebuilt and live', () => proves(resultProjection, 'resultId'));
  it('of surveys are the same rebuilt and live', () => proves(surveyProjection, 'surveyId'));
});
