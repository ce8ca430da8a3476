import {
  SUGGESTION_KINDS,
  SUGGESTION_OUTCOMES,
  type SuggestionAbout,
  type SuggestionCommand,
  type SuggestionEvent,
  type SuggestionState,
} from '@gongjian/plans-domain';
import { county, countyOffice, id, recountObjections, same, samePerson, sealed, someCalendar } from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { by, on } from './parts.js';

type M = Moment<SuggestionState>;
type Known = Exclude<SuggestionState, { status: 'none' }>;
type CommandOf<Type extends SuggestionCommand['type']> = Extract<SuggestionCommand, { readonly type: Type }>;

const known = ({ state }: M): Known | null => (state.status === 'none' ? null : state);
const abouts: readonly [SuggestionAbout, ...SuggestionAbout[]] = [
  { kind: 'task', id: id(30) },
  { kind: 'planItem', planId: id(50), itemId: id(51) },
  { kind: 'general' },
];

function ofKnown<Command>(
  objections: (state: Known, command: Command) => readonly Objection[],
): (state: SuggestionState, command: Command) => readonly Objection[] {
  return (state, command) => (state.status === 'none' ? [['SUGGESTION.NOT_FOUND', true]] : objections(state, command));
}

export const suggestion = kindOf<SuggestionState, SuggestionCommand, SuggestionEvent>({
  ...{ context: 'plans', category: 'suggestion', decider: 'suggestionDecider', streams: 4 },
  acts: [
    (m) => {
      const who = by(m);
      const named = m.dice.chance(60);
      const data = {
        ...{ suggestionId: m.id, about: m.dice.pick(abouts), kind: m.dice.pick(SUGGESTION_KINDS) },
        ...{ text: sealed(`意见${m.dice.below(3)}`), office: { unit: countyOffice, division: county } },
        ...{ filer: named ? who : null, unnamedFiler: named ? null : sealed(who.personId) },
        calendar: someCalendar(m.dice),
      };
      return { type: 'FileSuggestion', data, ...on(m) };
    },
    ...[0, 1].map(() => (m: M): SuggestionCommand => {
      const said = { outcome: m.dice.pick(SUGGESTION_OUTCOMES), answer: sealed(`答复${m.dice.below(2)}`) };
      return { type: 'AnswerSuggestion', data: { suggestionId: m.id, ...said, by: by(m), isFiler: false }, ...on(m) };
    }),
    (m) => {
      const own = m.dice.chance(70) ? known(m)?.filed.filer : undefined;
      const who = own === undefined ? (m.dice.chance(50) ? by(m) : null) : own;
      return m.dice.chance(40) ? { type: 'WithdrawSuggestion', data: { suggestionId: m.id, by: who }, ...on(m) } : null;
    },
    ...[0, 1].map(() => (m: M): SuggestionCommand => {
      const dueAt = (m.dice.chance(90) ? known(m)?.due.dueAt : undefined) ?? m.now;
      return { type: 'MarkSuggestionOverdue', data: { suggestionId: m.id, dueAt }, ...on(m) };
    }),
    (m) => ({ type: 'ReviseSuggestionDue', data: { suggestionId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
  ],
  objections: {
    FileSuggestion: ({ status }) => [['SUGGESTION.EXISTS', status !== 'none']],
    AnswerSuggestion: ofKnown(({ status, filed, answered }, { data }: CommandOf<'AnswerSuggestion'>) => {
      if (answered?.outcome === data.outcome && same(answered.answer, data.answer)) return [[SILENT, true]];
      return [
        ['SUGGESTION.ANSWERED', status === 'answered'],
        ['SUGGESTION.WITHDRAWN', status === 'withdrawn'],
        ['SUGGESTION.OWN_ANSWER', filed.filer !== null && samePerson(filed.filer, data.by)],
      ];
    }),
    WithdrawSuggestion: ofKnown(({ status, filed: { filer } }, { data }: CommandOf<'WithdrawSuggestion'>) => {
      if ((filer?.personId ?? null) !== (data.by?.personId ?? null)) return [['SUGGESTION.NOT_YOURS', true]];
      return [
        [SILENT, status === 'withdrawn'],
        ['SUGGESTION.ANSWERED', status === 'answered'],
      ];
    }),
    MarkSuggestionOverdue: ofKnown(({ status, due, overdue }, command: CommandOf<'MarkSuggestionOverdue'>) => {
      const { dueAt } = command.data;
      const runs = status === 'filed' && !overdue && due.dueAt === dueAt;
      return [
        [SILENT, !runs],
        ['SUGGESTION.NOT_YET_DUE', runs && command.now < dueAt],
      ];
    }),
    ReviseSuggestionDue: ofKnown(({ status, due }, { data }: CommandOf<'ReviseSuggestionDue'>) =>
      recountObjections(status === 'filed' ? due : null, data.calendar),
    ),
  },
  standing: ({ status }) => status,
  moves: {
    SuggestionFiled: { from: ['none'], to: ['filed'] },
    SuggestionAnswered: { from: ['filed'], to: ['answered'] },
    SuggestionWithdrawn: { from: ['filed'], to: ['withdrawn'] },
  },
});
