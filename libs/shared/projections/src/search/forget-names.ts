import type { DomainEvent } from '@gongjian/shared-kernel';
import type { Pool } from 'pg';
import { tableOf, type AnyProjection } from '../projection-definition.js';
import type { FileNames } from './search-projection.js';

/**
 * Takes the names of these files out of what is searched, whatever a restored database holds of them. Repeating it
 * changes nothing.
 *
 * @param pool as `gongjian_projector`
 */
export async function forgetNames<Event extends DomainEvent>(
  pool: Pool,
  definition: FileNames<Event>,
  fileIds: readonly string[],
): Promise<void> {
  await pool.query(
    `UPDATE ${tableOf(definition as AnyProjection).qualified} SET "text" = '', "grams" = '{}'
      WHERE "id" = ANY ($1::uuid[]) AND "text" <> ''`,
    [fileIds],
  );
}
