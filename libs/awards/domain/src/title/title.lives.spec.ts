import { addDays, isDomainError, personIdsOf, type OfficerAsOf } from '@gongjian/shared-kernel';
import fc from 'fast-check';
import {
  calendar,
  clerk,
  compound,
  delegateOf,
  director,
  file,
  id,
  late,
  magistrate,
  on,
  reason,
  reviewer,
  rules,
  sealed,
  secretary,
  terms,
  titleId,
} from '../testing/campaign.js';
import {
  appeal,
  confer,
  confirm,
  fight,
  firingOf,
  inputs,
  list,
  propose,
  raise,
  ready,
  sign,
  signRemoval,
  slateId,
  tell,
  title,
} from '../testing/title-story.js';
import type { TitleCommand } from './title.commands.js';
import { titleDecider } from './title.decider.js';
import type { TitleEvent } from './title.events.js';
import { initialTitleState, isValid, type Standing, type TitleState } from './title-state.js';

interface Moment {
  readonly by: OfficerAsOf;
  readonly day: string;
  readonly n: number;
  readonly state: TitleState;
}

const why = reason('other', '说明');
const persons = [secretary, magistrate, reviewer, director, clerk, delegateOf(secretary), delegateOf(clerk)];

function facts({ state }: Moment): { slate: string; namingId: string; removalId: string; appealId: string } {
  const known = state.titleId === null ? null : state;
  return {
    slate: known?.readiness?.ready.slateId ?? slateId,
    namingId: known?.naming?.namingId ?? id(1),
    removalId: known?.removals.at(-1)?.removed.removalId ?? id(1),
    appealId: known?.removals.at(-1)?.appeals.at(-1)?.received.appealId ?? id(1),
  };
}

/** One command of each kind; `n` makes ids of its own. */
const acts: readonly ((moment: Moment) => TitleCommand)[] = [
  ({ day, n }) => ({
    ...list,
    data: { ...list.data, slateId: id(n), resultEventId: id(n), resultOn: day },
    ...on(day),
  }),
  ({ day, n, by }) => ({ type: 'StrikeCandidate', data: { titleId, slateId: id(n - 1), reason: why, by }, ...on(day) }),
  ({ day, n }) => ({
    ...ready,
    data: { ...ready.data, slateId: id(n), resultOn: addDays(day, -1), notBefore: day },
    ...on(day),
  }),
  ({ day, n }) => ({
    ...ready,
    data: {
      ...{ ...ready.data, slateId: id(n), grade: 'silver', result: null, resultOn: day, notBefore: day },
      purpose: n % 2 === 0 ? 'renewal' : 'naming',
    },
    ...on(day),
  }),
  (moment) => ({
    type: 'DropReadiness',
    data: { titleId, slateId: facts(moment).slate, cause: 'objection' },
    ...on(moment.day),
  }),
  (moment) => sign({ slateId: facts(moment).slate, namingId: id(moment.n), by: moment.by }, moment.day),
  (moment) => sign({ slateId: facts(moment).slate, namingId: id(moment.n), by: moment.by }, moment.day),
  (moment) =>
    sign(
      { slateId: facts(moment).slate, namingId: id(moment.n), by: moment.by, lateEntry: late(addDays(moment.day, -2)) },
      moment.day,
    ),
  ({ by, day }) => confer({ by }, day),
  ({ day, n }) => raise(firingOf('fire', n), { removalId: id(n) }, day),
  ({ day, n }) => raise(firingOf('low', n), { removalId: id(n) }, day),
  ({ day, n }) => raise(firingOf('overdue', n), { removalId: id(n) }, day),
  ({ day, n }) => raise(firingOf('fight', n), { removalId: id(n) }, day),
  ({ day, n }) => raise(firingOf('falsified', n), { removalId: id(n) }, day),
  ({ day, n }) => raise(firingOf('fell', n, undefined, n % 2 === 0 ? 'silver' : null), { removalId: id(n) }, day),
  ({ day, n }) => raise(firingOf('merged', n), { removalId: id(n) }, day),
  ({ by, day, n }) => ({
    ...confirm(1 + (n % 6), by, day),
    data: { ...confirm(1 + (n % 6), by, day).data, removalId: id(n) },
  }),
  ({ by, day, n }) => ({
    type: 'DismissTrigger',
    data: { titleId, number: 1 + (n % 6), reason: why, by, inputs },
    ...on(day),
  }),
  ({ by, day }) => ({
    type: 'WarnTitle',
    data: { titleId, reason: why, grounds: [fight], by, lateEntry: null, inputs, terms, calendar },
    ...on(day),
  }),
  ({ by, day }) => ({
    type: 'SuspendTitle',
    data: { titleId, reason: why, grounds: [fight], by, lateEntry: null, inputs, terms, calendar },
    ...on(day),
  }),
  ({ by, day }) => ({ type: 'RestoreTitle', data: { titleId, reason: why, by, lateEntry: null, inputs }, ...on(day) }),
  ({ by, day }) => ({
    type: 'DowngradeTitle',
    data: { titleId, to: 'silver', lower: ['silver'], reason: why, by, inputs },
    ...on(day),
  }),
  ({ day }) => ({ type: 'EndWarning', data: { titleId }, ...on(day) }),
  ({ day, n }) => ({ type: 'EndSuspension', data: { titleId, factId: id(n), inputs }, ...on(day) }),
  ({ day, n }) => ({ type: 'ExpireTitle', data: { titleId, factId: id(n), inputs, terms, calendar }, ...on(day) }),
  ({ day }) => ({ type: 'EndTitle', data: { titleId, why: 'closed', successor: null, by: null, inputs }, ...on(day) }),
  ({ by, day }) => propose({ by }, day),
  ({ by, day }) => ({ type: 'WithdrawRemovalProposal', data: { titleId, reason: why, by }, ...on(day) }),
  ({ by, day }) => tell({ by }, day),
  ({ by, day }) => ({
    type: 'RecordStatement',
    data: { titleId, text: sealed('陈述'), files: [], by, lateEntry: null },
    ...on(day),
  }),
  ({ by, day }) => ({
    type: 'AnswerStatement',
    data: { titleId, answer: sealed('答复'), by, lateEntry: null },
    ...on(day),
  }),
  ({ by, day, n }) => signRemoval({ by, removalId: id(n) }, day),
  ({ by, day, n }) => signRemoval({ by, removalId: id(n) }, day),
  (moment) => ({
    type: 'RecordService',
    data: { titleId, removalId: facts(moment).removalId, way: 'post', by: moment.by, lateEntry: null, terms, calendar },
    ...on(moment.day),
  }),
  (moment) => ({
    type: 'RecoverPlaque',
    data: { titleId, removalId: facts(moment).removalId, by: moment.by, lateEntry: null },
    ...on(moment.day),
  }),
  (moment) => appeal({ removalId: facts(moment).removalId, appealId: id(moment.n), by: moment.by }, moment.day),
  (moment) => ({
    type: 'DecideAppeal',
    data: {
      ...{ titleId, removalId: facts(moment).removalId, appealId: facts(moment).appealId, outcome: 'upheld' },
      ...{ findings: null, by: moment.by, lateEntry: null, inputs },
    },
    ...on(moment.day),
  }),
  ({ day, n }) => ({ type: 'RecordAnnulmentCause', data: { titleId, factId: id(6_000 + n - 2) }, ...on(day) }),
  (moment) => ({
    type: 'ProposeRemovalAnnulment',
    data: {
      ...{ titleId, removalId: facts(moment).removalId, reason: why, by: moment.by, stillFires: [] },
      why: (['error', 'appealUpheld', 'withdrawnReport'] as const)[moment.n % 3] ?? 'error',
    },
    ...on(moment.day),
  }),
  (moment) => ({
    type: 'SignRemovalAnnulment',
    data: { titleId, removalId: facts(moment).removalId, by: moment.by, inputs, stillFires: [] },
    ...on(moment.day),
  }),
  (moment) => ({
    type: 'ProposeNamingAnnulment',
    data: { titleId, namingId: facts(moment).namingId, reason: why, by: moment.by },
    ...on(moment.day),
  }),
  (moment) => ({
    type: 'SignNamingAnnulment',
    data: { titleId, namingId: facts(moment).namingId, by: moment.by, inputs },
    ...on(moment.day),
  }),
  (moment) => ({
    type: 'MakeFollowUpDue',
    data: { titleId, removalId: facts(moment).removalId, roundId: null, inputs },
    ...on(moment.day),
  }),
  ({ by, day, n }) => ({
    type: 'ProposeTitleImport',
    data: {
      ...{
        ...title,
        importId: id(7),
        awardedBy: 'outside',
        authority: { zh: '市', en: 'City' },
        documentNumber: '市办〔2025〕3号',
      },
      ...{
        document: file(52),
        namedOn: day,
        validUntil: addDays(day, 400),
        plaqueNumber: `旧-${n}`,
        names: terms.names,
        by,
      },
    },
    ...on(day),
  }),
  ({ by, day, n }) => ({
    type: 'ConfirmTitleImport',
    data: { titleId, importId: id(7), namingId: id(n), renewalOpensOn: null, watchRevision: n, by, inputs },
    ...on(day),
  }),
  ({ by, day }) => ({
    type: 'ProposeRecognition',
    data: {
      ...{
        ...title,
        recognitionId: id(8),
        fromTitleId: id(9),
        predecessor: { ...compound, id: id(10) },
      },
      ...{
        names: terms.names,
        validity: rules.validityOf(terms, day, null),
        plaqueNumber: null,
        documentNumber: '清〔2026〕1号',
        by,
      },
    },
    ...on(day),
  }),
  ({ by, day, n }) => ({
    type: 'ConfirmRecognition',
    data: { titleId, recognitionId: id(8), namingId: id(n), watchRevision: n, by, inputs },
    ...on(day),
  }),
];

const named: readonly Standing[] = ['named', 'conferred'];
const held: readonly Standing[] = [...named, 'warned', 'suspended'];
/** Written down apart from the decider: where an event may lead, and from where. */
const MOVES: Readonly<
  Partial<Record<TitleEvent['type'], { readonly from: readonly Standing[]; readonly to: readonly Standing[] }>>
> = {
  TitleNamed: { from: ['none', ...held, 'removed', 'expired', 'ended', 'namingAnnulled'], to: ['named'] },
  TitleRenewed: { from: held, to: named },
  TitleImported: { from: ['none', 'removed', 'expired', 'ended', 'namingAnnulled'], to: named },
  TitleRecognised: { from: ['none', 'removed', 'expired', 'ended', 'namingAnnulled'], to: named },
  TitleConferred: { from: ['named', 'warned'], to: ['conferred', 'warned'] },
  TitleWarned: { from: named, to: ['warned'] },
  WarningEnded: { from: ['warned'], to: named },
  TitleSuspended: { from: [...named, 'warned'], to: ['suspended'] },
  TitleRestored: { from: ['warned', 'suspended'], to: named },
  TitleRemoved: { from: [...held, 'ended', 'expired'], to: ['removed'] },
  RemovalAnnulled: {
    from: ['removed', ...held, 'expired', 'ended', 'namingAnnulled'],
    to: ['removed', ...held, 'expired', 'ended', 'namingAnnulled'],
  },
  NamingAnnulled: { from: held, to: ['namingAnnulled', 'removed', 'expired', 'ended', ...held] },
  TitleExpired: { from: held, to: ['expired'] },
  TitleEnded: { from: held, to: ['ended'] },
};
const BY_TWO: readonly TitleEvent['type'][] = [
  'TitleNamed',
  'TitleRenewed',
  'TitleImported',
  'TitleRecognised',
  'RemovalAnnulled',
  'NamingAnnulled',
];

function twoApart(by: readonly OfficerAsOf[]): boolean {
  const [first, second] = by;
  if (first === undefined || second === undefined || by.length !== 2) return false;
  return !personIdsOf(first).some((person) => personIdsOf(second).includes(person));
}

interface Step {
  readonly act: number;
  readonly by: OfficerAsOf;
  readonly days: number;
}

/** Lives it through, looking at every event; notes the types and refusals it met. */
function live(life: readonly Step[], seen: Set<string>): void {
  let state: TitleState = initialTitleState;
  let day = '2026-06-01';
  /** Told by the events alone: whether a removal stands. */
  let removed: string | null = null;
  life.forEach(({ act, by, days }, n) => {
    day = addDays(day, days);
    let events: readonly TitleEvent[];
    const before: TitleState = state;
    try {
      events = titleDecider.decide(
        (acts[act] as (moment: Moment) => TitleCommand)({ by, day, n: 100 + n, state }),
        state,
      );
    } catch (error) {
      if (!isDomainError(error)) throw error;
      seen.add(error.code);
      return;
    }
    for (const event of events) {
      const from: Standing = state.standing;
      state = titleDecider.evolve(state, event);
      seen.add(event.type);
      const move = MOVES[event.type];
      if (move === undefined) expect([event.type, state.standing]).toEqual([event.type, from]);
      else
        expect([
          event.type,
          from,
          state.standing,
          move.from.includes(from) && move.to.includes(state.standing),
        ]).toEqual([event.type, from, state.standing, true]);
      if (BY_TWO.includes(event.type)) expect(twoApart((event.data as { by: readonly OfficerAsOf[] }).by)).toBe(true);
      if (event.type === 'TitleDowngraded' && event.data.trigger === null) expect(twoApart(event.data.by)).toBe(true);
      if (event.type === 'TitleRemoved') {
        removed = event.data.removalId;
        expect(event.data.grounds.length).toBeGreaterThan(0);
        expect(event.data.mode === 'byRule' ? event.data.by.length === 0 : twoApart(event.data.by)).toBe(true);
      }
      if (event.type === 'RemovalAnnulled' && event.data.removalId === removed) removed = null;
      if (['TitleNamed', 'TitleImported', 'TitleRecognised'].includes(event.type)) removed = null;
      expect(removed !== null && isValid(state.standing)).toBe(false);
      if ('basis' in event.data) {
        const own = before.titleId === null ? [] : [{ stream: `title-${titleId}`, revision: String(before.revision) }];
        expect(event.data.basis.inputs).toEqual([...own, ...inputs]);
      }
    }
  });
}

describe('random lives of a title', () => {
  const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31);
  const step = fc.record({
    act: fc.nat(acts.length - 1),
    by: fc.constantFrom(...persons),
    days: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom(40, 70, 400) },
    ),
  });

  const lives = fc.array(step, { minLength: 60, maxLength: 200 });

  it(`reach no illegal state (seed ${seed})`, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(lives, (life) => live(life, seen)),
      { numRuns: 250, seed },
    );
    expect(seen.size).toBeGreaterThan(40);
  });

  it('come to every kind of decision', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(lives, (life) => live(life, seen)),
      { numRuns: 400, seed: 5_098 },
    );
    for (const type of Object.keys(MOVES)) expect([type, seen.has(type)]).toEqual([type, true]);
    for (const code of [
      'TITLE.SAME_PERSON',
      'TITLE.NOT_READY',
      'TITLE.NOT_HELD',
      'TITLE.STATEMENT_RUNNING',
      'TITLE.NO_CAUSE',
    ]) {
      expect([code, seen.has(code)]).toEqual([code, true]);
    }
  });
});
