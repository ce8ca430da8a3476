import { canonicalJson } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import { parse, v5 } from 'uuid';

/** Fixed for ever: every derived id of every deployment hangs on it. */
const NAMESPACE = parse('a958e532-95e0-49a7-a3ab-5cb63035aa06');

/** The tenant of what belongs to the whole deployment. */
export const DEPLOYMENT_TENANT = '00000000-0000-0000-0000-000000000000';

function derive(parts: readonly string[]): string {
  return v5(Buffer.from(canonicalJson(parts), 'utf8'), NAMESPACE);
}

/** Id of the event at `index` (from 0) of what a command appends to `stream`. */
export function eventId(stream: string, commandId: string, index: number): string {
  return derive(['event', stream, commandId, String(index)]);
}

/** Id of the command or publication `name` that follows from an event; `item` is the target's key, `''` when there is one. */
export function derivedId(sourceEventId: string, name: string, item: string): string {
  return derive(['derived', sourceEventId, name, item]);
}

/** Id of the aggregate of that kind that a command creates. */
export function newAggregateId(tenant: string, kind: string, commandId: string): string {
  return derive(['new', tenant, kind, commandId]);
}

/** Id of what facts must find without a look-up. */
export function naturalId(tenant: string, kind: string, ...key: readonly string[]): string {
  return derive(['natural', tenant, kind, ...key]);
}

/** Category and UUID: the category is the text before the first `-`. */
export function streamName(category: string, id: string): string {
  return `${category}-${id}`;
}

export function categoryOf(stream: string): string {
  const dash = stream.indexOf('-');
  return dash < 0 ? stream : stream.slice(0, dash);
}

export function aggregateIdOf(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Lower-case canonical form only. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** Port: ids that are not derived (a command whose caller gave none). */
export abstract class Ids {
  abstract next(): string;
}

export class RandomIds extends Ids {
  override next(): string {
    return randomUUID();
  }
}
