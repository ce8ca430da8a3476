import type { Write } from './acting.js';
import type { LateActBody } from './requests.js';

/** Whether the act is recorded for somebody else who did it. */
export function isForAnother(
  write: Write,
  late: LateActBody | undefined,
): late is LateActBody & { readonly byPersonId: string } {
  return late?.byPersonId !== undefined && late.byPersonId !== write.principal.id;
}
