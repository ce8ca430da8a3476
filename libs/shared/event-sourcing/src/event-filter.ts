import type { EventFilter, RecordedEvent } from './event-store.js';
import { categoryOf } from './ids.js';

/** Whether an event passes: of a category of that whole name, or of a type of that name. */
export function predicateOf(filter: EventFilter | undefined): (event: RecordedEvent) => boolean {
  if (filter === undefined) return () => true;
  if ('categories' in filter) {
    const categories = new Set(filter.categories);
    return (event) => categories.has(categoryOf(event.stream));
  }
  const types = new Set(filter.types);
  return (event) => types.has(event.type);
}
