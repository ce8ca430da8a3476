import type { ExportCommand, ExportEvent, ExportState, ListExported } from '@gongjian/shared-domain';
import { county, id, people, same } from '../cast.js';
import { kindOf, SILENT, type Moment } from '../kind.js';

type M = Moment<ExportState>;

const TYPED = ['李小明', '13800000000', 'two words'] as const;
const CODED = ['assigned', '2026-03-31', '2026-Q1', id(102), '-dueOn', '7'] as const;

const isTyped = ({ filters }: ListExported): boolean =>
  filters.some(({ values }) => values.some((value) => (TYPED as readonly string[]).includes(value)));

const anExport = ({ id: exportId, dice }: M): ListExported => ({
  exportId,
  list: dice.pick(['tasks', 'titles'] as const),
  filters: [{ name: 'status', values: [dice.chance(80) ? dice.pick(CODED) : dice.pick(TYPED)] }],
  columns: ['name'],
  rows: dice.below(3),
  format: dice.pick(['xlsx', 'csv'] as const),
  exportedBy: dice.pick(people),
  division: county,
});

export const listExport = kindOf<ExportState, ExportCommand, ExportEvent>({
  ...{ context: 'shared', category: 'export', decider: 'exportDecider', streams: 4 },
  acts: [
    (m) => {
      const again = m.state.status === 'recorded' && m.dice.chance(40) ? m.state.exported : null;
      return { type: 'RecordExport', data: again ?? anExport(m), now: m.now, today: m.today };
    },
  ],
  objections: {
    RecordExport: (state, { data }) => {
      if (state.status === 'none') return [['EXPORT.FILTER_NOT_CODED', isTyped(data)]];
      const isSame = same(state.exported, data);
      return [
        [SILENT, isSame],
        ['EXPORT.ALREADY_RECORDED', !isSame],
      ];
    },
  },
  standing: ({ status }) => status,
  moves: { ListExported: { from: ['none'], to: ['recorded'] } },
  check: ({ event }) => (isTyped(event.data as ListExported) ? ['what a person typed is in it'] : []),
});
