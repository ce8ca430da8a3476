import type { DomainEvent } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from '@gongjian/shared-projections';
import { rebuiltEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  candidateProjection,
  circularProjection,
  commendationProjection,
  noticeHeadProjection,
  noticeProjection,
  objectionProjection,
  rollUpProjection,
  slateProjection,
} from './notice-projections.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

/** The recorded histories of an aggregate, as plain events. */
function recorded<Event extends DomainEvent>(name: string): readonly (readonly Event[])[] {
  const folder = fileURLToPath(new URL(`../../domain/src/${name}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))].map((stream) =>
    all
      .filter((each) => each.stream === stream)
      .map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }) as unknown as Event),
  );
}

/** The same history under an id of its own, cut at a random place. */
function variant<Event extends DomainEvent>(events: readonly Event[], idName: string): readonly Event[] {
  const { [idName]: id = '' } = events[0]?.data as Readonly<Record<string, string>>;
  const text = JSON.stringify(events.slice(0, 1 + randomInt(events.length)));
  return JSON.parse(text.replaceAll(`"${id}"`, `"${randomUUID()}"`)) as Event[];
}

describe('read models of lists, notices, objections and honours', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  async function proves<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    name: string,
    idName: string,
  ): Promise<void> {
    const histories = recorded<Event>(name);
    const streams = histories.flatMap((events) => [
      events,
      ...Array.from({ length: 8 }, () => variant(events, idName)),
    ]);
    const compared = await rebuiltEqualsLive(definition, {
      connection: database.connection,
      seed: randomInt(2 ** 31),
      streams: streams.map((events) => ({ tenant: randomUUID(), id: randomUUID(), events })),
    });
    expect(compared.rows).toBe(streams.length);
  }

  it('of candidates are the same rebuilt and live', () => proves(candidateProjection, 'title', 'titleId'));
  it('of lists are the same rebuilt and live', () => proves(slateProjection, 'slate', 'slateId'));
  it('of notices are the same rebuilt and live', () => proves(noticeProjection, 'notice', 'noticeId'));
  it('of heads of notices are the same rebuilt and live', () => proves(noticeHeadProjection, 'notice', 'noticeId'));
  it('of objections are the same rebuilt and live', () => proves(objectionProjection, 'objection', 'objectionId'));
  it('of commendations are the same rebuilt and live', () =>
    proves(commendationProjection, 'commendation', 'commendationId'));
  it('of circulars are the same rebuilt and live', () => proves(circularProjection, 'circular', 'circularId'));
  it('of roll-ups are the same rebuilt and live', () => proves(rollUpProjection, 'rollup', 'rollUpId'));
});
