import type { EncodedEvent, RecordedEvent } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export interface CopiedStream {
  readonly stream: string;
  readonly tenant: string;
  readonly events: readonly EncodedEvent[];
}

/** Text with holes where the ids of the campaign stand. */
type Template = readonly (string | number)[];

interface StreamTemplate {
  readonly stream: Template;
  readonly tenant: string;
  readonly events: readonly {
    readonly id: Template;
    readonly type: string;
    readonly data: Template;
    readonly metadata: Template;
  }[];
}

/**
 * Repeats recorded streams with ids of their own: streams, events and commands get new ids wherever they are named;
 * people, units and everything else stay.
 */
export class CampaignCopies {
  private readonly streams: readonly StreamTemplate[];
  private readonly holes: number;
  private queue: CopiedStream[] = [];

  constructor(recorded: readonly RecordedEvent[]) {
    const ids = new Map<string, number>();
    const renew = (id: string | undefined): void => {
      if (id !== undefined && !ids.has(id)) ids.set(id, ids.size);
    };
    const streams = new Map<string, RecordedEvent[]>();
    for (const event of recorded) {
      streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
      renew(event.id);
      renew(event.stream.match(UUID)?.[0]);
      renew((JSON.parse(event.metadata) as { readonly commandId?: string }).commandId);
    }
    if (streams.size === 0) throw new RangeError('no campaign to repeat');
    this.holes = ids.size;
    this.streams = [...streams].map(([stream, events]) => ({
      stream: template(stream, ids),
      tenant: (JSON.parse(events[0]?.metadata ?? '{}') as { readonly tenant: string }).tenant,
      events: events.map(({ id, type, data, metadata }) => ({
        id: template(id, ids),
        type,
        data: template(data, ids),
        metadata: template(metadata, ids),
      })),
    }));
  }

  /** The next stream, from its first event to its last. */
  next(): CopiedStream {
    if (this.queue.length === 0) this.queue = this.copies();
    return this.queue.shift() as CopiedStream;
  }

  private copies(): CopiedStream[] {
    const ids = Array.from({ length: this.holes }, () => randomUUID());
    return this.streams.map(({ stream, tenant, events }) => ({
      stream: filled(stream, ids),
      tenant,
      events: events.map(({ id, type, data, metadata }) => ({
        id: filled(id, ids),
        type,
        data: filled(data, ids),
        metadata: filled(metadata, ids),
      })),
    }));
  }
}

function template(text: string, ids: ReadonlyMap<string, number>): Template {
  const parts: (string | number)[] = [];
  let end = 0;
  for (const match of text.matchAll(UUID)) {
    const hole = ids.get(match[0]);
    if (hole === undefined) continue;
    parts.push(text.slice(end, match.index), hole);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

function filled(parts: Template, ids: readonly string[]): string {
  let text = '';
  for (const part of parts) text += typeof part === 'string' ? part : (ids[part] ?? '');
  return text;
}
