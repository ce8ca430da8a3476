import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { decider } from '@gongjian/shared-testing';
import { exportDecider } from './export.decider.js';
import type { ExportEvent, ListExported } from './export.events.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const county = { id: id(101), name: '清河县' };
const director: OfficerAsOf = { personId: id(301), role: 'office', post: null, unit: null, division: county };

const exported: ListExported = {
  exportId: id(71),
  list: 'tasks',
  filters: [
    { name: 'divisionId', values: [id(102)] },
    { name: 'status', values: ['assigned', 'signedFor'] },
    { name: 'dueBefore', values: ['2026-03-31'] },
    { name: 'periodKey', values: ['2026-Q1', '2026'] },
    { name: 'sort', values: ['-dueOn'] },
    { name: 'level', values: ['2'] },
  ],
  columns: ['title', 'unit', 'dueOn'],
  rows: 37,
  format: 'xlsx',
  exportedBy: director,
  division: county,
};
const exportedEvent: ExportEvent = { type: 'ListExported', data: exported };
const record = (data: Partial<ListExported> = {}) =>
  ({ type: 'RecordExport', data: { ...exported, ...data }, ...at }) as const;
const spec = decider(exportDecider);

describe('recording that a list was exported', () => {
  it('says who took out what, how it was filtered and how many', () => {
    spec.given([]).when(record()).then([exportedEvent]);
    spec
      .given([])
      .when(record({ filters: [], rows: 0 }))
      .then([{ type: 'ListExported', data: { ...exported, filters: [], rows: 0 } }]);
  });

  it.each([
    '李小明',
    'two words',
    '13800000000',
    '330102199001011234',
    '990121001001',
    '',
    'a@b',
    `x${'y'.repeat(40)}`,
  ])('refuses a filter that may hold what a person typed: %j', (typed) => {
    spec
      .given([])
      .when(record({ filters: [{ name: 'status', values: ['assigned', typed] }] }))
      .thenRefuses('EXPORT.FILTER_NOT_CODED');
  });

  it('refuses another export under the same id', () => {
    spec
      .given([exportedEvent])
      .when(record({ rows: 38 }))
      .thenRefuses('EXPORT.ALREADY_RECORDED');
  });

  it('stays quiet when it is recorded', () => spec.given([exportedEvent]).when(record()).thenNothing());
});
