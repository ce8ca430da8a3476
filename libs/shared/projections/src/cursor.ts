import { isUuid } from '@gongjian/shared-event-sourcing';
import { invalidCursor } from './read.errors.js';

/** The last row of a page: the value it was sorted by (as text; `null` comes last) and its id. */
export interface Cursor {
  readonly value: string | null;
  readonly id: string;
}

/** Opaque to callers; bound to one table and one order. */
export function encodeCursor(order: string, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([order, cursor.value, cursor.id])).toString('base64url');
}

/** @throws DomainError `REQUEST.INVALID_CURSOR`, also for a cursor of another order */
export function decodeCursor(order: string, text: string): Cursor {
  if (!/^[A-Za-z0-9_-]{1,4000}$/.test(text)) throw invalidCursor();
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw invalidCursor();
  }
  if (!Array.isArray(parsed) || parsed.length !== 3) throw invalidCursor();
  const [stored, value, id] = parsed as readonly unknown[];
  if (stored !== order || typeof id !== 'string' || !isUuid(id)) throw invalidCursor();
  if (value !== null && (typeof value !== 'string' || value.includes('\u0000'))) throw invalidCursor();
  return { value, id };
}
