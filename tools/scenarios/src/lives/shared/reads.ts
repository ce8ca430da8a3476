import type { AuditRead, ReadCommand, ReadEvent, ReadState } from '@gongjian/shared-domain';
import { id, same } from '../cast.js';
import { kindOf, SILENT, type Moment } from '../kind.js';

type M = Moment<ReadState>;

const TYPED = ['李小明', '13800000000', 'zhangsan'] as const;
const CODED = ['2026-03-31', '2026', id(102), '2026-03-10T02:00:00.000Z'] as const;

const isTyped = ({ records, shown, filters }: AuditRead): boolean =>
  [...records, ...shown, ...filters.flatMap(({ values }) => values)].some((value) =>
    (TYPED as readonly string[]).includes(value),
  );

const aRead = ({ id: readId, dice, now }: M): AuditRead => ({
  readId,
  ...(dice.chance(70) ? { seatId: id(982) } : {}),
  personId: id(309),
  kind: dice.pick(['read', 'export', 'act'] as const),
  route: dice.pick(['/api/plans/v1/tasks', '/api/plans/v1/tasks/:id'] as const),
  records: dice.chance(90) ? [id(71)] : [dice.pick(TYPED)],
  filters: [{ name: 'divisionId', values: [dice.chance(85) ? dice.pick(CODED) : dice.pick(TYPED)] }],
  shown: dice.chance(90) ? [id(72)] : [dice.pick(TYPED)],
  readAt: now,
  position: null,
  ...(dice.chance(20) ? { refused: { status: 403, code: 'ACCESS.DENIED' } } : {}),
});

export const auditRead = kindOf<ReadState, ReadCommand, ReadEvent>({
  ...{ context: 'shared', category: 'read', decider: 'readDecider', streams: 4 },
  acts: [
    (m) => {
      const again = m.state.status === 'recorded' && m.dice.chance(40) ? m.state.read : null;
      return { type: 'RecordRead', data: again ?? aRead(m), now: m.now, today: m.today };
    },
  ],
  objections: {
    RecordRead: (state, { data }) => {
      if (state.status === 'none') return [['READ.NOT_CODED', isTyped(data)]];
      const isSame = same(state.read, data);
      return [
        [SILENT, isSame],
        ['READ.ALREADY_RECORDED', !isSame],
      ];
    },
  },
  standing: ({ status }) => status,
  moves: { AuditReadRecorded: { from: ['none'], to: ['recorded'] } },
  check: ({ event }) => (isTyped(event.data as AuditRead) ? ['what a person typed is in it'] : []),
});
