import { uuidOf, type StoredEvent } from '@gongjian/verify/sample-pack';
import type { Random } from '../random.js';
import type { Finding } from './tampering.js';

/** A history that an administrator makes of another one. */
export interface Forged {
  readonly what: string;
  readonly events: readonly StoredEvent[];
  /** Whether the witness has cosigned it, when it was still the log. */
  readonly cosigned: boolean;
  /** What is found even by those who have neither a witness nor a state. */
  readonly finding?: Finding;
}

export type Forgery = (events: readonly StoredEvent[], random: Random) => Forged;

/** Each is right in itself, to the last hash, but for what the history of a stream gives away. */
export const forgeries: Readonly<Record<string, Forgery>> = {
  told: (events, random) => {
    const at = random.between(0, events.length - 1);
    const forged = changed(events, at, (event) => ({ ...event, data: event.data.replace('云创办', '雨创办') }));
    return { what: `event ${at} told otherwise`, events: forged, cosigned: false };
  },
  removedWhole: (events, random) => {
    const { stream } = random.pick(events);
    const others = events.filter((event) => event.stream !== stream);
    return { what: `${stream} as if it had never been`, events: others, cosigned: false };
  },
  removed: (events, random) => {
    const at = random.between(0, events.length - 1);
    const next = nextOf(events, at);
    return {
      what: `event ${at} removed`,
      events: events.filter((_, seq) => seq !== at),
      cosigned: false,
      ...(next < 0 ? {} : { finding: { check: 'events', codes: ['EVENT.REVISION'], seq: next - 1 } }),
    };
  },
  redated: (events, random) => {
    const at = random.pick([...events.keys()].filter((seq) => (events[seq] as StoredEvent).revision > 0));
    const forged = changed(events, at, (event) => dated(event, '2020-01-01T00:00:00.000Z'));
    return {
      what: `event ${at} dated back`,
      events: forged,
      cosigned: false,
      finding: { check: 'events', codes: ['EVENT.RECORDED_AT'], seq: at },
    };
  },
  doubled: (events, random) => {
    const at = random.between(1, events.length - 1);
    const { id } = events[random.between(0, at - 1)] as StoredEvent;
    return {
      what: `event ${at} under the id of another`,
      events: changed(events, at, (event) => ({ ...event, id })),
      cosigned: false,
      finding: { check: 'events', codes: ['EVENT.ID_TWICE'], seq: at },
    };
  },
  added: (events, random) => {
    const at = random.between(1, events.length - 1);
    const model = events[at] as StoredEvent;
    const id = uuidOf(random.between(0, 2 ** 31), 'forged', at);
    const forged = { ...model, id, stream: `task-${id}`, revision: 0 };
    return {
      what: `an event before ${at}`,
      events: [...events.slice(0, at), forged, ...events.slice(at)],
      cosigned: false,
    };
  },
  rolledBack: (events, random) => {
    const size = random.between(1, events.length - 1);
    return { what: `back to the ${size} events of before`, events: events.slice(0, size), cosigned: true };
  },
};

function changed(
  events: readonly StoredEvent[],
  at: number,
  change: (event: StoredEvent) => StoredEvent,
): readonly StoredEvent[] {
  return events.map((event, seq) => (seq === at ? change(event) : event));
}

/** Seq of the next event of the stream; −1 when there is none. */
function nextOf(events: readonly StoredEvent[], at: number): number {
  return events.findIndex(({ stream }, seq) => seq > at && stream === events[at]?.stream);
}

function dated(event: StoredEvent, recordedAt: string): StoredEvent {
  const metadata = JSON.parse(event.metadata) as Readonly<Record<string, unknown>>;
  return { ...event, metadata: JSON.stringify({ ...metadata, recordedAt }) };
}
