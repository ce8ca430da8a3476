import type { HistoryEntry, HistoryPage } from '@gongjian/shared-projections';

/**
 * Until all assessors are in, nobody sees what another one found: the values of assessments after the last score are
 * left out, except the reader's own.
 *
 * @param scoredAt revision of the last score; `null`: the sheet was never scored
 */
export function withoutOthersValues(page: HistoryPage, scoredAt: string | null, readerId: string): HistoryPage {
  const isSealed = ({ type, revision, actor }: HistoryEntry): boolean =>
    type === 'AssessmentFiled' &&
    (scoredAt === null || BigInt(revision) > BigInt(scoredAt)) &&
    !(actor.kind === 'person' && actor.id === readerId);
  return { ...page, entries: page.entries.map((entry) => (isSealed(entry) ? withoutValues(entry) : entry)) };
}

const OF_A_TURN: readonly string[] = [
  'AssessorAppointed',
  'AssessorStoodAside',
  'AssessorWithdrawn',
  'AssessmentFiled',
  'ArbitrationAsked',
  'AdjustmentRecorded',
  'FindingRecorded',
  'FindingWithdrawn',
];

/**
 * For whose sheet it is: what assessors found stands in the score combined, never one by one; who assesses it in a turn
 * that is not scored yet is left out, and so is what they did.
 */
export function historyAsTold(page: HistoryPage, scoredAt: string | null): HistoryPage {
  const isTold = ({ type, revision }: HistoryEntry): boolean =>
    !OF_A_TURN.includes(type) || (scoredAt !== null && BigInt(revision) <= BigInt(scoredAt));
  const told = page.entries.filter(isTold);
  return { ...page, entries: told.map((entry) => (entry.type === 'AssessmentFiled' ? withoutValues(entry) : entry)) };
}

function withoutValues(entry: HistoryEntry): HistoryEntry {
  const { values: _values, ...data } = entry.data as Readonly<Record<string, unknown>>;
  return { ...entry, data };
}
