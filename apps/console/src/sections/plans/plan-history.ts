import { api, done, type Answer } from '../../api/client.js';
import type { Body } from '../../api/client.js';

type Entry = Answer<'/api/plans/v1/plans/{id}/history'>['entries'][number];
export type CorrectionBody = Body<'/api/plans/v1/plans/{id}/corrections'>['correction'];
export type CorrectionField = CorrectionBody['field'];

const PAGE = '200';

/** The event a correction puts right: the last that said what is corrected. */
export async function eventCorrected(planId: string, field: CorrectionField, itemId: string | null): Promise<string> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const answer = await done(
      api.GET('/api/plans/v1/plans/{id}/history', {
        params: { path: { id: planId }, query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    );
    entries.push(...answer.entries);
    cursor = answer.next ?? undefined;
  } while (cursor !== undefined);
  return lastToSay(entries, field, itemId);
}

const ofHeader = ['PlanDrafted', 'PlanHeaderChanged'];
const ofOrder = ['PlanIssued'];
const ofItem = ['PlanItemAdded', 'PlanItemChanged', 'PlanItemRecordedLate'];

export function lastToSay(
  entries: readonly Pick<Entry, 'eventId' | 'type' | 'data'>[],
  field: CorrectionField,
  itemId: string | null,
): string {
  const types = itemId !== null ? ofItem : field === 'title' ? ofHeader : ofOrder;
  const said = entries.filter(({ type, data }) => types.includes(type) && (itemId === null || names(data, itemId)));
  return (said.at(-1) ?? entries[0])?.eventId ?? '';
}

function names(data: unknown, itemId: string): boolean {
  return JSON.stringify(data).includes(itemId);
}
