import { aggregateIdOf, type Checkpoint } from '@gongjian/shared-event-sourcing';
import type { Instant } from '@gongjian/shared-kernel';
import type { Pool } from 'pg';
import { fence } from './checkpoints.js';
import { deadlineReaderId, type DeadlineDefinition } from './deadline.js';
import type { Delivery } from './delivery.js';
import { Fenced, LogReader, Unprojectable, type Tenure } from './log-reader.js';
import { opsSchemaOf } from './projection-definition.js';

interface Armed {
  readonly tenant: string;
  readonly sourceEventId: string;
  readonly dueAt: string;
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
gone AS (
  DELETE FROM ${table} WHERE name = $6 AND stream_id = ANY ($7::uuid[]) AND EXISTS (SELECT 1 FROM fence)),
set AS (
  INSERT INTO ${table} (name, tenant, stream_id, source_event_id, due_at, next_try_at)
  SELECT $6, r.tenant, r.stream_id, r.source_event_id, r.due_at, r.due_at
    FROM unnest($8::uuid[], $9::uuid[], $10::uuid[], $11::timestamptz[]) AS r(tenant, stream_id, source_event_id, due_at)
   WHERE EXISTS (SELECT 1 FROM fence)
  ON CONFLICT (name, stream_id) DO UPDATE
    SET source_event_id = EXCLUDED.source_event_id, due_at = EXCLUDED.due_at, next_try_at = EXCLUDED.due_at,
        state = 'waiting', tries = 0, code = NULL)
SELECT EXISTS (SELECT 1 FROM fence) AS moved`;
  }

  override async open(checkpoint: Checkpoint | null, tenure: Tenure): Promise<void> {
    this.position = checkpoint?.position ?? null;
    this.tenure = tenure;
  }

  override async apply(batch: readonly Delivery[]): Promise<void> {
    const changes = new Map<string, Armed | 'clear'>();
    let last: Delivery | null = null;
    let failure: Unprojectable | null = null;
    for (const delivery of batch) {
      try {
        const fact = delivery.fact(this.definition.catalogue);
        const change = this.definition.deadline(fact);
        if (change === 'clear') changes.set(aggregateIdOf(fact.stream), 'clear');
        else if (change !== null) {
          const { tenant } = fact.metadata;
          changes.set(aggregateIdOf(fact.stream), { tenant, sourceEventId: fact.id, dueAt: change.dueAt });
        }
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

  private async commit(checkpoint: Checkpoint, changes: ReadonlyMap<string, Armed | 'clear'>): Promise<void> {
    const gone: string[] = [];
    const set: [string[], string[], string[], string[]] = [[], [], [], []];
    for (const [id, change] of changes) {
      if (change === 'clear') {
        gone.push(id);
        continue;
      }
      set[0].push(change.tenant);
      set[1].push(id);
      set[2].push(change.sourceEventId);
      set[3].push(change.dueAt);
    }
    const { epoch, position, eventId } = checkpoint;
    const { rows } = await this.pool.query<{ moved: boolean }>({
      name: `gj_deadlines_${this.context}`,
      text: this.write,
      values: [this.id, epoch, position, eventId, this.position, this.definition.name, gone, ...set],
    });
    if (rows[0]?.moved !== true) throw new Fenced(`${this.context}/${this.id}`);
    this.position = position;
    this.tenure?.committed(checkpoint);
    const earliest = set[3].reduce<string | null>(
      (least, dueAt) => (least === null || dueAt < least ? dueAt : least),
      null,
    );
    if (earliest !== null) this.armed(earliest);
  }
}
