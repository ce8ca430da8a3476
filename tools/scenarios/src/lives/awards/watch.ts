import type {
  FactAsTold,
  FactSource,
  WatchCommand,
  WatchedFact,
  WatchEvent,
  WatchState,
} from '@gongjian/awards-domain';
import { addDays } from '@gongjian/shared-kernel';
import { agency, id, same, subject } from '../cast.js';
import { kindOf, SILENT, type Moment } from '../kind.js';
import { KEY, PINNED } from '../programme.js';

type M = Moment<WatchState>;

const FACTS = 12;
const facts: readonly [WatchedFact, ...WatchedFact[]] = [
  { kind: 'incident', code: 'fire' },
  { kind: 'incident', code: 'fight' },
  { kind: 'graded', key: KEY, round: 'monthly', form: 'own', grade: 'gold', total: 92 },
  { kind: 'rectificationOverdue', serious: false },
  { kind: 'complaint', kinds: ['noise'] },
  { kind: 'complaint', kinds: ['noise'] },
  { kind: 'graded', key: KEY, round: 'yearly', form: 'own', grade: 'silver', total: 82 },
  { kind: 'graded', key: KEY, round: 'yearly', form: 'own', grade: 'none', total: 40 },
  { kind: 'graded', key: KEY, round: 'monthly', form: 'own', grade: 'none', total: 50 },
  { kind: 'falsification' },
  { kind: 'rectificationOverdue', serious: true },
  { kind: 'merged', successorId: null },
];

/** The fact with that number is of the same kind in a whole life; few of them remove at once. */
const nth = (m: M): number => m.dice.below(FACTS);
const factOf = (m: M, n: number): WatchedFact =>
  m.dice.chance(90) ? (facts[n % facts.length] ?? facts[0]) : m.dice.pick(facts);
const source = (m: M): FactSource => {
  const n = m.next();
  return {
    type: 'gongjian.assessments.IncidentReported.v1',
    eventId: id(5_000 + n),
    revision: String(m.dice.below(40)),
  };
};
const asTold = (m: M, n: number): FactAsTold => ({
  ...{ fact: factOf(m, n), programme: null, occurredOn: addDays(m.today, -m.dice.below(6)), occurredAt: null },
  ...{ verified: m.dice.chance(75), verifier: agency },
});
const of = (n: number) => ({ subjectId: subject.id, factId: id(6_000 + n) });
const on = ({ now, today }: M) => ({ now, today });
const factIn = ({ facts: known }: WatchState, factId: string) => known.find((each) => each.factId === factId);

export const watch = kindOf<WatchState, WatchCommand, WatchEvent>({
  ...{ context: 'awards', category: 'watch', decider: 'watchDecider', streams: 1 },
  acts: [
    (m) => {
      const n = nth(m);
      return { type: 'RecordFact', data: { ...of(n), ...asTold(m, n), source: source(m) }, ...on(m) };
    },
    (m) => ({ type: 'VerifyFact', data: { ...of(nth(m)), verifier: agency, source: source(m) }, ...on(m) }),
    (m) => {
      const n = nth(m);
      const told = m.dice.chance(25) ? factIn(m.state, of(n).factId)?.told : undefined;
      return { type: 'CorrectFact', data: { ...of(n), source: source(m), now: told ?? asTold(m, n) }, ...on(m) };
    },
    (m) => {
      const why = m.dice.pick(['withdrawn', 'unfounded'] as const);
      return m.dice.chance(40)
        ? { type: 'WithdrawFact', data: { ...of(nth(m)), source: source(m), why }, ...on(m) }
        : null;
    },
    (m) => {
      const title = m.stream('title', m.dice.below(2));
      const data = { subjectId: subject.id, titleId: title.id, programmeId: PINNED.programme };
      return { type: 'AttachTitle', data, ...on(m) };
    },
  ],
  objections: {
    RecordFact: (state, { data }) => [[SILENT, factIn(state, data.factId)?.recorded === true]],
    VerifyFact: (state, { data }) => {
      const fact = factIn(state, data.factId);
      return [
        [SILENT, fact !== undefined && fact.verifier !== null],
        [SILENT, fact?.told?.verified === true],
      ];
    },
    CorrectFact: (state, { data }) => {
      const fact = factIn(state, data.factId);
      const older = fact?.toldBy != null && BigInt(data.source.revision) <= BigInt(fact.toldBy.revision);
      return [
        [SILENT, older],
        [SILENT, fact?.told != null && same(fact.told, data.now)],
      ];
    },
    WithdrawFact: (state, { data }) => [[SILENT, factIn(state, data.factId)?.withdrawn === true]],
    AttachTitle: (state, { data }) => [[SILENT, state.titles.some(({ titleId }) => titleId === data.titleId)]],
  },
  standing: () => 'watching',
  moves: {},
});
