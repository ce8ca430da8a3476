import type { HistoryEntry, HistoryPage } from '@gongjian/shared-projections';
import { historyAsTold, withoutOthersValues } from './sealed-assessments.js';

const entry = (type: string, revision: number, who: string): HistoryEntry => ({
  eventId: `event ${revision}`,
  revision: String(revision),
  position: String(revision),
  type,
  recordedAt: '2026-11-20T02:00:00.000Z',
  occurredAt: '2026-11-20T02:00:00.000Z',
  actor: { kind: 'person', id: who, role: 'assessor', post: null, division: null, unit: null },
  channel: 'console',
  changes: [],
  data: { sheetId: 'sheet', assessor: { personId: who }, values: { gate: true } },
});
const page: HistoryPage = {
  entries: [
    entry('SelfCheckFiled', 1, 'secretary'),
    entry('AssessmentFiled', 9, 'first'),
    entry('AssessmentFiled', 10, 'second'),
  ],
  next: null,
};
const shown = (scoredAt: string | null, reader: string): readonly boolean[] =>
  withoutOthersValues(page, scoredAt, reader).entries.map(({ data }) => 'values' in (data as object));

describe('assessments in the history of a sheet', () => {
  it('are the reader’s own only, until all are in', () => {
    expect(shown(null, 'first')).toEqual([true, true, false]);
    expect(shown(null, 'second')).toEqual([true, false, true]);
    expect(shown(null, 'office')).toEqual([true, false, false]);
  });
  it('are all there once the sheet is scored', () => expect(shown('11', 'office')).toEqual([true, true, true]));
  it('are sealed again when it was reopened after its score', () => {
    expect(shown('9', 'first')).toEqual([true, true, false]);
  });
  it('say otherwise what they say', () => {
    const [, first] = withoutOthersValues(page, null, 'office').entries;
    expect(first?.data).toEqual({ sheetId: 'sheet', assessor: { personId: 'first' } });
  });

  it('are told their subject without values, and without those of a turn that is not scored yet', () => {
    const told = (scoredAt: string | null): readonly (readonly [string, boolean])[] =>
      historyAsTold(page, scoredAt).entries.map(({ type, data }) => [type, 'values' in (data as object)]);
    expect(told('9')).toEqual([
      ['SelfCheckFiled', true],
      ['AssessmentFiled', false],
    ]);
    expect(told('11')).toHaveLength(3);
    expect(told(null)).toEqual([['SelfCheckFiled', true]]);
  });
  it.each([
    'AssessorAppointed',
    'AssessorStoodAside',
    'AssessorWithdrawn',
    'ArbitrationAsked',
    'AdjustmentRecorded',
    'FindingRecorded',
    'FindingWithdrawn',
  ])('leave out of such a turn also %s', (type) => {
    const told = (scoredAt: string): number =>
      historyAsTold({ entries: [entry(type, 9, 'first')], next: null }, scoredAt).entries.length;
    expect([told('9'), told('8')]).toEqual([1, 0]);
  });
});
