import type { Checkpoint } from '@gongjian/shared-event-sourcing';
import type { Pool } from 'pg';
import { fence } from './checkpoints.js';
import { Fenced } from './log-reader.js';

/**
 * Moves the checkpoint of a reader that keeps nothing else beside it.
 *
 * @throws Fenced when it does not stand at `from` any more
 */
export async function saveCheckpoint(
  pool: Pool,
  { context, id }: { readonly context: string; readonly id: string },
  { epoch, position, eventId }: Checkpoint,
  from: string | null,
): Promise<void> {
  const { rows } = await pool.query<{ moved: boolean }>({
    name: `gj_move_${context}`,
    text: `${fence(context)} SELECT EXISTS (SELECT 1 FROM fence) AS moved`,
    values: [id, epoch, position, eventId, from],
  });
  if (rows[0]?.moved !== true) throw new Fenced(`${context}/${id}`);
}
