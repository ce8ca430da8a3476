import { aggregateIdOf } from '@gongjian/shared-event-sourcing';
import type { DomainEvent } from '@gongjian/shared-kernel';
import { ok } from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { ClientConfig } from 'pg';
import type { ProjectionDefinition } from '../projection-definition.js';
import { rebuiltEqualsLive } from './rebuilt-equals-live.js';

const CUTS = 10;

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
}

interface History<Event> {
  readonly id: string;
  readonly events: readonly Event[];
}

export interface RecordedEqualsLive {
  /** A superuser's, to a test database. */
  readonly connection: ClientConfig;
  /** The sources of the domain, in which `<category>/history/` holds what was ever recorded. */
  readonly domain: URL;
}

/**
 * The rows of recorded histories, whole and cut at random places, are the same rebuilt and live.
 *
 * @throws AssertionError
 */
export async function recordedEqualsLive<Row extends object, Event extends DomainEvent>(
  definition: ProjectionDefinition<Row, Event>,
  { connection, domain }: RecordedEqualsLive,
): Promise<void> {
  const histories = recorded<Event>(new URL(`${definition.catalogue.category}/history/`, domain));
  ok(histories.length > 0, `nothing was ever recorded of ${definition.name}`);
  const streams = histories.flatMap((history) => [history.events, ...cuts(history)]);
  const { rows } = await rebuiltEqualsLive(definition, {
    connection,
    seed: randomInt(2 ** 31),
    streams: streams.map((events) => ({ tenant: randomUUID(), id: randomUUID(), events })),
  });
  ok(rows > 0, `${definition.name} has no rows`);
}

function recorded<Event extends DomainEvent>(folder: URL): readonly History<Event>[] {
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))].sort().map((stream) => ({
    id: aggregateIdOf(stream),
    events: all
      .filter((each) => each.stream === stream)
      .map(({ type, data }) => ({ type, data: JSON.parse(data) as unknown }) as unknown as Event),
  }));
}

/** The same history under ids of its own. */
function cuts<Event extends DomainEvent>({ id, events }: History<Event>): readonly (readonly Event[])[] {
  return Array.from({ length: CUTS }, () => {
    const text = JSON.stringify(events.slice(0, 1 + randomInt(events.length)));
    return JSON.parse(text.replaceAll(`"${id}"`, `"${randomUUID()}"`)) as Event[];
  });
}
