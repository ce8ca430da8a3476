import type { DomainEvent } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from '@gongjian/shared-projections';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planFiles } from './files/plan-files.js';
import { planProjection, programmeProjection, taskProjection } from './projections.js';

interface Stored {
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

/** The recorded history of an aggregate, as plain events. */
function recorded<Event extends DomainEvent>(name: string): readonly Event[] {
  const folder = fileURLToPath(new URL(`../../domain/src/${name}/history/`, import.meta.url));
  return readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision)
    .map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }) as unknown as Event);
}

/** The same history under ids of its own, cut at a random place. */
function variants<Event extends DomainEvent>(events: readonly Event[]): readonly Event[][] {
  const first = events[0]?.data as Readonly<Record<string, string>>;
  const id = ['programmeId', 'planId', 'taskId', 'fileId'].map((name) => first[name]).find(Boolean) ?? '';
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
  ): Promise<void> {
    const events = recorded<Event>(name);
    const seed = randomInt(2 ** 31);
    const compared = await rebuiltEqualsLive(definition, {
      connection: database.connection,
      seed,
      streams: [
        { tenant: randomUUID(), id: randomUUID(), events },
        ...variants(events).map((part) => ({ tenant: randomUUID(), id: randomUUID(), events: part })),
      ],
    });
    expect(compared.rows).toBe(13);
  }

  it('of programmes are the same rebuilt and live', () => proves(programmeProjection, 'programme'));
  it('of plans are the same rebuilt and live', () => proves(planProjection, 'plan'));
  it('of tasks are the same rebuilt and live', () => proves(taskProjection, 'task'));
  it('of files are the same rebuilt and live', () => proves(planFiles.projection, 'file'));
});
