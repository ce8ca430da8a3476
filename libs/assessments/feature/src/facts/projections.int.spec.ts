import type { DomainEvent } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from '@gongjian/shared-projections';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  applicationProjection,
  complaintProjection,
  docketProjection,
  gateProjection,
  incidentProjection,
} from './projections.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

/** The longest recorded history of one stream of an aggregate, as plain events. */
function recorded<Event extends DomainEvent>(name: string): readonly Event[] {
  const folder = fileURLToPath(new URL(`../../../domain/src/${name}/history/`, import.meta.url));
  const all = readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Stored);
  const streams = [...new Set(all.map(({ stream }) => stream))].map((stream) =>
    all.filter((each) => each.stream === stream).sort((a, b) => a.revision - b.revision),
  );
  const [longest = []] = streams.sort((a, b) => b.length - a.length);
  return longest.map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }) as unknown as Event);
}

/** The same history cut at a random place. */
function variants<Event extends DomainEvent>(events: readonly Event[]): readonly (readonly Event[])[] {
  return Array.from({ length: 12 }, () => events.slice(0, 1 + randomInt(events.length)));
}

describe('read models of facts and applications', () => {
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

  it('of incidents are the same rebuilt and live', () => proves(incidentProjection, 'incident'));
  it('of complaints are the same rebuilt and live', () => proves(complaintProjection, 'complaint'));
  it('of dockets are the same rebuilt and live', () => proves(docketProjection, 'docket'));
  it('of gates are the same rebuilt and live', () => proves(gateProjection, 'gate'));
  it('of applications are the same rebuilt and live', () => proves(applicationProjection, 'application'));
});
