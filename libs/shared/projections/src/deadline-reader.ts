import { aggregateIdOf, type Checkpoint } from '@gongjian/shared-event-sourcing';
import type { Fact, Instant } from '@gongjian/shared-kernel';
import type { Pool } from 'pg';
import { fence } from './checkpoints.js';
import { deadlineReaderId, type ClockChange, type DeadlineDefinition } from './deadline.js';
import type { Delivery } from './delivery.js';
import { Fenced, LogReader, Unprojectable, type Tenure } from './log-reader.js';
import { opsSchemaOf } from './projection-definition.js';

interface Armed {
  readonly tenant: string;
  readonly sourceEventId: string;
  readonly dueAt: string;
}

/** What a batch does to the clocks of one stream. */
interface StreamChanges {
  /** Of every item that is not among `items`. */
  cleared: boolean;
  readonly items: Map<string, Armed | 'clear'>;
}

/** Keeps `<context>_ops.deadlines` in step with the log. */
export class DeadlineReader extends LogReader {
  override readonly context: string;
  override readonly id: string;
  override readonly categories: readonly string[];
  override readonly gathers = true;

  private readonly write: string;
  private position: string | null = null;
  private tenure: Tenure | null = null;

  /** @param armed called after a commit that set deadlines, with the earliest */
  constructor(
    private readonly definition: DeadlineDefinition,
    private readonly pool: Pool,
    private readonly armed: (earliest: Instant) => void,
  ) {
    super();
    this.context = definition.context;
    this.id = deadlineReaderId(definition);
    this.categories = [definition.catalogue.category];
    const table = `"${opsSchemaOf(definition.context)}".deadlines`;
    this.write = `${fence(definition.context)},
running AS (
  SELECT * FROM unnest($10::uuid[], $11::uuid[], $12::text[], $13::uuid[], $14::timestamptz[])
                AS r(tenant, stream_id, item, source_event_id, due_at)),
gone AS (
  DELETE FROM ${table} AS d WHERE d.name = $6 AND d.stream_id = ANY ($7::uuid[]) AND EXISTS (SELECT 1 FROM fence)
     AND NOT EXISTS (SELECT 1 FROM running AS r WHERE r.stream_id = d.stream_id AND r.item = d.item)),
stopped AS (
  DELETE FROM ${table} AS d USING unnest($8::uuid[], $9::text[]) AS r(stream_id, item)
   WHERE d.name = $6 AND d.stream_id = r.stream_id AND d.item = r.item AND EXISTS (SELECT 1 FROM fence)),
set AS (
  INSERT INTO ${table} (name, tenant, stream_id, item, source_event_id, due_at, next_try_at)
  SELECT $6, r.tenant, r.stream_id, r.item, r.source_event_id, r.due_at, r.due_at FROM running AS r
   WHERE EXISTS (SELECT 1 FROM fence)
  ON CONFLICT (name, stream_id, item) DO UPDATE
    SET source_event_id = EXCLUDED.source_event_id, due_at = EXCLUDED.due_at, next_try_at = EXCLUDED.due_at,
        state = 'waiting', tries = 0, code = NULL)
SELECT EXISTS (SELECT 1 FROM fence) AS moved`;
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    this.position = checkpoint?.position ?? null;
    this.tenure = tenure;
  }

  override async apply(batch: readonly Delivery[]): Promise<void> {
    const changes = new Map<string, StreamChanges>();
    let last: Delivery | null = null;
    let failure: Unprojectable | null = null;
    for (const delivery of batch) {
      try {
        const fact = delivery.fact(this.definition.catalogue);
        note(changes, fact, this.definition.deadline(fact));
      } catch (cause) {
        const { stream, revision, type } = delivery.event;
        failure = new Unprojectable(stream, revision, type, { cause });
        break;
      }
      last = delivery;
    }
    if (last !== null) await this.commit(last.checkpoint, changes);
    if (failure !== null) throw failure;
  }

  override async flush(): Promise<void> {}

  private async commit(checkpoint: Checkpoint, changes: ReadonlyMap<string, StreamChanges>): Promise<void> {
    const gone: string[] = [];
    const stopped: [string[], string[]] = [[], []];
    const set: [string[], string[], string[], string[], string[]] = [[], [], [], [], []];
    for (const [id, { cleared, items }] of changes) {
      if (cleared) gone.push(id);
      for (const [item, change] of items) {
        if (change === 'clear') {
          stopped[0].push(id);
          stopped[1].push(item);
          continue;
        }
        set[0].push(change.tenant);
        set[1].push(id);
        set[2].push(item);
        set[3].push(change.sourceEventId);
        set[4].push(change.dueAt);
      }
    }
    const { epoch, position, eventId } = checkpoint;
    const { rows } = await this.pool.query<{ moved: boolean }>({
      name: `gj_deadlines_${this.context}`,
      text: this.write,
      values: [this.id, epoch, position, eventId, this.position, this.definition.name, gone, ...stopped, ...set],
    });
    if (rows[0]?.moved !== true) throw new Fenced(`${this.context}/${this.id}`);
    this.position = position;
    this.tenure?.committed(checkpoint);
    const earliest = set[4].reduce<string | null>(
      (least, dueAt) => (least === null || dueAt < least ? dueAt : least),
      null,
    );
    if (earliest !== null) this.armed(earliest);
  }
}

function note(changes: Map<string, StreamChanges>, fact: Fact, change: ClockChange): void {
  if (change === null) return;
  const id = aggregateIdOf(fact.stream);
  const of = changes.get(id) ?? { cleared: false, items: new Map() };
  changes.set(id, of);
  if (change === 'clear') {
    of.cleared = true;
    of.items.clear();
  } else if ('clear' in change) {
    if (of.cleared) of.items.delete(change.clear);
    else of.items.set(change.clear, 'clear');
  } else {
    const { tenant } = fact.metadata;
    of.items.set(change.item ?? '', { tenant, sourceEventId: fact.id, dueAt: change.dueAt });
  }
}
