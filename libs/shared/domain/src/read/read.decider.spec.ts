import { decider } from '@gongjian/shared-testing';
import { readDecider } from './read.decider.js';
import type { AuditRead, ReadEvent } from './read.events.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const position = `${id(9)}:1:42`;

const done: AuditRead = {
  readId: id(1),
  seatId: id(2),
  personId: id(3),
  kind: 'read',
  route: '/api/plans/v1/tasks',
  records: [id(4)],
  filters: [
    { name: 'divisionId', values: [id(5)] },
    { name: 'dueBefore', values: ['2026-03-31', '2026-03', '2026'] },
    { name: 'asOf', values: ['2026-03-01T08:00:00+08:00', '2026-03-01T00:00:00.000Z', position] },
    { name: 'name', values: [] },
  ],
  shown: [id(6), id(7)],
  readAt: at.now,
  position,
};
const recorded: ReadEvent = { type: 'AuditReadRecorded', data: done };
const record = (data: Partial<AuditRead> = {}) => ({ type: 'RecordRead', data: { ...done, ...data }, ...at }) as const;
const read = decider(readDecider);

describe('recording what an auditor read', () => {
  it('says by which seat, what and when', () => {
    read.given([]).when(record()).then([recorded]);
  });

  it.each(['李小明', 'zhangsan', '13800000000', '330102199001011234', 'assigned', '', '12'])(
    'refuses a filter that may hold what a person typed: %j',
    (typed) => {
      read
        .given([])
        .when(record({ filters: [{ name: 'name', values: [id(5), typed] }] }))
        .thenRefuses('READ.NOT_CODED');
    },
  );

  it.each(['records', 'shown'] as const)('refuses %s that are no ids', (member) => {
    read
      .given([])
      .when(record({ [member]: [id(6), '2026-03-01'] }))
      .thenRefuses('READ.NOT_CODED');
  });

  it('says the same of an auditor without a seat, and of what was refused', () => {
    const { seatId: _seat, ...own } = done;
    const refused = { ...done, kind: 'act', shown: [], refused: { status: 403, code: 'ACCESS.DENIED' } } as const;
    for (const data of [own, refused]) {
      read
        .given([])
        .when({ type: 'RecordRead', data, ...at })
        .then([{ type: 'AuditReadRecorded', data }]);
    }
  });

  it('stays quiet when it is recorded already', () => {
    read.given([recorded]).when(record()).thenNothing();
  });

  it('refuses another read under the same id', () => {
    read
      .given([recorded])
      .when(record({ route: '/api/plans/v1/plans' }))
      .thenRefuses('READ.ALREADY_RECORDED');
  });
});
