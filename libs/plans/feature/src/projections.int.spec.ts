import type { DomainEvent } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from '@gongjian/shared-projections';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { planFiles } from './files/plan-files.js';
import {
  escalationProjection,
  filingProjection,
  followUpProjection,
  planProjection,
  programmeProjection,
  rectificationProjection,
  taskProjection,
} from './projections.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

/** The recorded histories of an aggregate, one a stream, as plain events. */
function recorded<Event extends DomainEvent>(name: string): readonly (readonly Event[])[] {
  const folder = fileURLToPath(new URL(`../../domain/src/${name}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))]
    .sort()
    .map((stream) =>
      all
        .filter((each) => each.stream === stream)
        .map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }) as unknown as Event),
    );
}

/** The same history under ids of its own, cut at a random place. */
function variants<Event extends DomainEvent>(events: readonly Event[]): readonly Event[][] {
  const first = events[0]?.data as Readonly<Record<string, string>>;
  const id =
    ['programmeId', 'planId', 'taskId', 'fileId', 'rectificationId', 'followUpId', 'escalationId', 'filingId']
      .map((name) => first[name])
      .find(Boolean) ?? '';
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
    const histories = recorded<Event>(name);
    const seed = randomInt(2 ** 31);
    const compared = await rebuiltEqualsLive(definition, {
      connection: database.connection,
      seed,
      streams: [
        ...histories.map((events) => ({ tenant: randomUUID(), id: randomUUID(), events })),
        ...histories.flatMap(variants).map((part) => ({ tenant: randomUUID(), id: randomUUID(), events: part })),
      ],
    });
    expect(compared.rows).toBe(13 * histories.length);
  }

  it('of programmes are the same rebuilt and live', () => proves(programmeProjection, 'programme'));
  it('of plans are the same rebuilt and live', () => proves(planProjection, 'plan'));
  it('of tasks are the same rebuilt and live', () => proves(taskProjection, 'task'));
  it('of rectifications are the same rebuilt and live', () => proves(rectificationProjection, 'rectification'));
  it('of follow-ups are the same rebuilt and live', () => proves(followUpProjection, 'followup'));
  it('of escalations are the same rebuilt and live', () => proves(escalationProjection, 'escalation'));
  it('of filings are the same rebuilt and live', () => proves(filingProjection, 'filing'));
  it('of files are the same rebuilt and live', () => proves(planFiles.projection, 'file'));
});
