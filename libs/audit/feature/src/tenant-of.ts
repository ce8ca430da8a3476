import type { RecordedEvent } from '@gongjian/shared-event-sourcing';

/** Whose event it is: its own metadata say so, and they are in its leaf. */
export function tenantOf({ metadata }: RecordedEvent): string {
  return (JSON.parse(metadata) as { readonly tenant: string }).tenant;
}
