import {
  awardRulesOf,
  inForceOn,
  inForceView,
  standingFacts,
  titleView,
  type Appeal,
  type AwardTerms,
  type Firing,
  type InForceRow,
  type NoticeState,
  type SlateState,
  type Title,
  type TitleCommand,
  type TitleEvent,
  type TitleRow,
  type TitleState,
  type TitleTimeRevised,
  type WatchState,
} from '@gongjian/awards-domain';
import { titleDeadlines } from '@gongjian/awards-feature';
import {
  addDays,
  clockFrom,
  type BasisInput,
  type Clock,
  type Fact,
  type LateEntry,
  type LocalDate,
  type OfficerAsOf,
} from '@gongjian/shared-kernel';
import {
  behind,
  countyOffice,
  dayAfter,
  file,
  id,
  lateEntry,
  lateObjections,
  numberOf,
  people,
  reason,
  same,
  samePerson,
  sealed,
  someCalendar,
  subject,
} from '../cast.js';
import { kindOf, SILENT, type Moment, type Moves, type Objection, type Step, type Stream } from '../kind.js';
import { definition, PINNED } from '../programme.js';
import { daysAfter, NO_DAYS, otherDay, overEarly, validWhileRemoved, type TitleDays } from './title-days.js';

const rules = awardRulesOf(PINNED.rules);
const terms: AwardTerms = rules.termsOf(definition, countyOffice);
const outside = { zh: '市创建办', en: 'City office' };
const grades = ['gold', 'silver'] as const;

type M = Moment<TitleState>;

const by = ({ dice }: M): OfficerAsOf => dice.pick(people);
const on = ({ now, today }: M) => ({ now, today });
const late = ({ dice, today }: M) => lateEntry(dice, today);
const known = ({ state }: M): Title | null => (state.titleId === null ? null : state);
const watchOf = ({ stream }: M): Stream => stream('watch');
const watchState = (moment: M): WatchState => watchOf(moment).state as WatchState;
const inputsOf = (stream: Stream): readonly BasisInput[] =>
  stream.events.length === 0 ? [] : [{ stream: stream.name, revision: String(stream.events.length - 1) }];
const seeing = (moment: M) => ({ inputs: inputsOf(watchOf(moment)) });
const acting = (moment: M) => ({ titleId: moment.id, by: by(moment), lateEntry: late(moment) });
const counting = ({ dice }: M) => ({ terms, calendar: someCalendar(dice) });
const asTitle = (moment: M, grade: string) => ({ titleId: moment.id, subject, ...PINNED, grade });

/** One of the title's removals, or of none. */
const someRemoval = (moment: M): string => {
  const { dice } = moment;
  return (dice.chance(95) ? dice.pick(known(moment)?.removals ?? [])?.removed.removalId : undefined) ?? id(9);
};

/** Of these days; of a title that was removed, mostly of before it was. */
const resultDay = (moment: M): LocalDate => {
  const title = known(moment);
  const removedOn = title === null ? null : lastRemoved(title);
  const isBefore = removedOn !== null && moment.dice.chance(50);
  return addDays(isBefore ? removedOn : moment.today, -moment.dice.below(5));
};
const resultOf = (moment: M) => ({
  ...{ roundId: id(21), sheetId: id(22), resultEventId: moment.fresh() },
  ...{ resultOn: resultDay(moment), applicationId: null },
});

/** A round that came to the grade it is held at, mostly: that is renewed without a notice. */
function renewalByResult(m: M): TitleCommand | null {
  const { dice } = m;
  const title = known(m);
  if ((title === null || !held(title)) && dice.chance(80)) return null;
  const grade = (dice.chance(40) ? title?.grade : undefined) ?? dice.pick(grades);
  const result = { ...resultOf(m), ...(dice.chance(20) ? { resultEventId: id(5 + dice.below(3)) } : {}) };
  const { resultOn } = result;
  const data = {
    ...{ ...asTitle(m, grade), slateId: dice.pick(slates(m)) ?? id(9), noticeId: null, result, resultOn },
    ...{ purpose: 'renewal' as const, notBefore: resultOn, ...seeing(m) },
  };
  return { type: 'ReadyNaming', data, ...on(m) };
}

/** By a result of before it was removed. */
function namingOfBefore(m: M): TitleCommand | null {
  const title = known(m);
  const removedOn = title === null || held(title) ? null : lastRemoved(title);
  if (title === null || removedOn === null) return null;
  const slateId = m.dice.pick(slates(m)) ?? id(9);
  const candidate = title.candidates[slateId];
  const resultOn = addDays(removedOn, -m.dice.below(5));
  const result = candidate && { ...resultOf(m), resultEventId: candidate.resultEventId, resultOn };
  const data = {
    ...{ ...asTitle(m, slateGrade(m, slateId)), slateId, noticeId: m.stream('notice').id, resultOn },
    ...{ result: result ?? null, purpose: 'naming' as const, notBefore: addDays(m.today, -3), ...seeing(m) },
  };
  return { type: 'ReadyNaming', data, ...on(m) };
}

/** The lists of the life, and one that nobody made. */
const slates = (moment: M): readonly string[] => moment.streamsOf('slate').map((stream) => stream.id);

function someSlate(moment: M): string {
  const title = known(moment);
  const { dice } = moment;
  const ready = title?.readiness?.ready.slateId;
  if (ready !== undefined && dice.chance(75)) return ready;
  return dice.pick(Object.keys(title?.candidates ?? {})) ?? dice.pick(slates(moment)) ?? id(9);
}

function slateGrade(moment: M, slateId: string): string {
  const state = moment.streamsOf('slate').find((stream) => stream.id === slateId)?.state as SlateState | undefined;
  return state === undefined || state.status === 'none' ? grades[moment.dice.below(2)]! : state.prepared.grade;
}

/** As the watch and the title are now. */
function firingsNow(moment: M): readonly Firing[] {
  const title = known(moment);
  if (title?.naming == null) return [];
  return firingsOf(title, watchState(moment));
}

function firingsOf(title: Title, watch: WatchState): readonly Firing[] {
  const { naming, grade, missed } = title;
  if (naming === null) return [];
  const watched = { programme: naming.programme, naming, grade, missed };
  return rules.firings(definition, watched, standingFacts(watch));
}

function forbiddenNow(moment: M) {
  const ready = known(moment)?.readiness?.ready;
  if (ready === undefined) return [];
  const seen = { grade: ready.grade, resultOn: ready.resultOn, on: moment.today, removedOn: null };
  return rules.forbids(definition, PINNED.programme, seen, standingFacts(watchState(moment)));
}

function forbidsRecognition(moment: M) {
  const asked = known(moment)?.recognising;
  if (asked == null) return [];
  const seen = { grade: asked.grade, resultOn: asked.validity.from, on: moment.today, removedOn: null };
  return rules.forbids(definition, PINNED.programme, seen, standingFacts(watchState(moment)));
}

function objectionsNow(moment: M): readonly string[] {
  const notice = moment.stream('notice').state as NoticeState;
  if (notice.status === 'none') return [];
  const candidate = notice.candidates.find(({ titleId }) => titleId === moment.id);
  return [...(candidate?.blockedBy ?? []), ...(candidate?.struckBy == null ? [] : [candidate.struckBy])];
}

const acts: readonly ((moment: M) => TitleCommand | null)[] = [
  ...repeated(3, (m: M): TitleCommand => {
    const slateId = m.dice.pick(slates(m)) ?? id(9);
    const listed = known(m)?.candidates[slateId];
    const result = listed !== undefined && m.dice.chance(40) ? listed.listed : resultOf(m);
    const { roundId, sheetId, resultEventId, resultOn, applicationId } = result;
    const seen = { roundId, sheetId, resultEventId, resultOn, applicationId };
    const data = { ...asTitle(m, slateGrade(m, slateId)), ...seen, slateId, rank: 1, total: '95.5', ...seeing(m) };
    return { type: 'ListCandidate', data, ...on(m) };
  }),
  (m) => {
    const named = m.dice.pick(Object.keys(known(m)?.namedBy ?? {}));
    const objectionId = m.dice.chance(60) ? id(61 + m.dice.below(3)) : null;
    const slateId = (m.dice.chance(60) ? named : undefined) ?? someSlate(m);
    return { type: 'StrikeCandidate', data: { ...acting(m), slateId, objectionId, reason }, ...on(m) };
  },
  ...repeated(4, (m: M): TitleCommand => {
    const slateId = someSlate(m);
    const candidate = known(m)?.candidates[slateId];
    const listed = candidate?.listed;
    const result =
      listed === undefined || candidate === undefined
        ? null
        : {
            ...{
              roundId: listed.roundId,
              sheetId: listed.sheetId,
              resultEventId: m.dice.chance(92) ? candidate.resultEventId : m.fresh(),
            },
            ...{ resultOn: listed.resultOn, applicationId: listed.applicationId },
          };
    const title = known(m);
    const opens = title !== null && held(title) ? title.validity.renewalOpensOn : null;
    const renewal = m.dice.chance(opens === null ? 6 : m.today >= opens ? 90 : 20);
    const data = {
      ...asTitle(m, candidate?.grade ?? slateGrade(m, slateId)),
      ...{
        slateId,
        noticeId: m.stream('notice').id,
        result,
        resultOn: result?.resultOn ?? resultDay(m),
      },
      ...{ purpose: renewal ? ('renewal' as const) : ('naming' as const) },
      ...{ notBefore: addDays(m.dice.pick([m.today, result?.resultOn ?? m.today]), -m.dice.below(4)), ...seeing(m) },
    };
    return { type: 'ReadyNaming', data, ...on(m) };
  }),
  ...repeated(7, renewalByResult),
  ...repeated(9, namingOfBefore),
  (m) => {
    const cause = m.dice.pick(['objection', 'resultChanged', 'noticeCancelled', 'membersLost'] as const);
    return { type: 'DropReadiness', data: { titleId: m.id, slateId: someSlate(m), cause }, ...on(m) };
  },
  ...repeated(8, (m: M): TitleCommand => {
    const signed = known(m)?.readiness?.signature;
    const named = known(m)?.naming;
    const documentNumber =
      (m.dice.chance(75) ? (signed?.documentNumber ?? named?.documentNumber) : undefined) ??
      numberOf(m.dice, String(7 + m.dice.below(2)));
    const data = {
      ...{ ...acting(m), slateId: someSlate(m), namingId: m.fresh(), documentNumber, minutesNumber: null },
      ...(m.dice.chance(15) ? justTooEarly(m) : {}),
      ...{
        watchRevision: watchState(m).revision,
        forbidden: m.dice.chance(55) ? [] : forbiddenNow(m),
        objections: objectionsNow(m),
      },
      ...{ ...seeing(m), ...counting(m) },
    };
    return { type: 'SignNaming', data, ...on(m) };
  }),
  (m) => {
    const names = terms.names;
    const namedOn = addDays(m.today, m.dice.chance(5) ? 1 : -m.dice.below(20));
    const validUntil = m.dice.chance(8) ? addDays(namedOn, -1) : m.dice.chance(50) ? addDays(m.today, 400) : null;
    const data = {
      ...{
        ...asTitle(m, grades[m.dice.below(2)]!),
        importId: (m.dice.chance(25) ? known(m)?.importing?.importId : undefined) ?? m.fresh(),
      },
      ...{
        awardedBy: 'outside' as const,
        authority: outside,
        documentNumber: numberOf(m.dice, '3'),
        document: file(52),
      },
      ...{ namedOn, validUntil },
      ...{ plaqueNumber: m.dice.chance(50) ? `旧-${m.next()}` : null, names, by: by(m) },
    };
    return { type: 'ProposeTitleImport', data, ...on(m) };
  },
  ...repeated(2, (m: M): TitleCommand => {
    const proposed = m.dice.chance(85) ? known(m)?.importing?.importId : undefined;
    const importId = proposed ?? id(7);
    const namingId = (proposed === undefined ? known(m)?.naming?.namingId : undefined) ?? m.fresh();
    const rest = { importId, namingId, renewalOpensOn: null, watchRevision: watchState(m).revision };
    return { type: 'ConfirmTitleImport', data: { ...acting(m), ...rest, ...seeing(m) }, ...on(m) };
  }),
  (m) => {
    const importId = (m.dice.chance(70) ? known(m)?.importing?.importId : undefined) ?? id(7);
    return { type: 'DeclineTitleImport', data: { titleId: m.id, importId, reason, by: by(m) }, ...on(m) };
  },
  (m) => {
    const data = {
      ...{
        ...asTitle(m, 'gold'),
        recognitionId: (m.dice.chance(25) ? known(m)?.recognising?.recognitionId : undefined) ?? m.fresh(),
        fromTitleId: id(10),
      },
      ...{ predecessor: { ...subject, id: id(402) }, names: terms.names, by: by(m) },
      ...{
        validity: rules.validityOf(terms, addDays(m.today, -m.dice.below(20)), null),
        plaqueNumber: m.dice.chance(50) ? '清-9' : null,
      },
      documentNumber: numberOf(m.dice, '4'),
    };
    return { type: 'ProposeRecognition', data, ...on(m) };
  },
  ...repeated(2, (m: M): TitleCommand => {
    const proposed = m.dice.chance(85) ? known(m)?.recognising?.recognitionId : undefined;
    const recognitionId = proposed ?? id(8);
    const namingId = (proposed === undefined ? known(m)?.naming?.namingId : undefined) ?? m.fresh();
    const forbidden = m.dice.chance(60) ? [] : forbidsRecognition(m);
    const rest = { recognitionId, namingId, watchRevision: watchState(m).revision, forbidden };
    return { type: 'ConfirmRecognition', data: { titleId: m.id, by: by(m), ...rest, ...seeing(m) }, ...on(m) };
  }),
  ...repeated(2, (m: M): TitleCommand => {
    const number = m.dice.chance(12) ? ' ' : `清-${m.dice.chance(30) ? 1 : m.next()}`;
    const withPlaque = m.dice.chance(90);
    const data = { ...acting(m), withPlaque, plaqueNumber: withPlaque ? number : null, place: null, handedBy: null };
    return { type: 'ConferTitle', data, ...on(m) };
  }),
  ...repeated(5, (m: M): TitleCommand | null => {
    const firing = m.dice.pick(firingsNow(m));
    if (firing === undefined) return null;
    const trigger = definition.award?.triggers.find(({ code }) => code === firing.trigger);
    const due = trigger?.within === undefined ? null : clockFrom(trigger.within, m.today, someCalendar(m.dice));
    const rest = { firing, watchRevision: watchState(m).revision, due, removalId: m.fresh() };
    return { type: 'RaiseTrigger', data: { titleId: m.id, ...rest, ...seeing(m), ...counting(m) }, ...on(m) };
  }),
  ...repeated(3, (m: M): TitleCommand => {
    const rest = { number: someTrigger(m), removalId: m.fresh() };
    return {
      type: 'ConfirmTrigger',
      data: { ...acting(m), ...rest, ...seeing(m), ...counting(m) },
      ...on(m),
    };
  }),
  ...repeated(2, (m: M): TitleCommand => {
    return {
      type: 'DismissTrigger',
      data: { ...acting(m), number: someTrigger(m), reason, ...seeing(m) },
      ...on(m),
    };
  }),
  (m) => ({ type: 'WarnTitle', data: { ...acting(m), reason, grounds: [], ...seeing(m), ...counting(m) }, ...on(m) }),
  (m) => ({
    type: 'SuspendTitle',
    data: { ...acting(m), reason, grounds: [], ...seeing(m), ...counting(m) },
    ...on(m),
  }),
  (m) => ({ type: 'RestoreTitle', data: { ...acting(m), reason, ...seeing(m) }, ...on(m) }),
  ...repeated(2, (m: M): TitleCommand => {
    const title = known(m);
    const lower = title?.grade === 'gold' ? ['silver', 'bronze'] : ['bronze'];
    const to =
      (m.dice.chance(70) ? title?.downgrading?.to : undefined) ?? m.dice.pick(['silver', 'bronze', 'gold'] as const);
    return { type: 'DowngradeTitle', data: { ...acting(m), to, lower, reason, ...seeing(m) }, ...on(m) };
  }),
  (m) => {
    if (known(m)?.downgrading == null && m.dice.chance(70)) return null;
    return { type: 'DeclineDowngrade', data: { titleId: m.id, reason, by: by(m) }, ...on(m) };
  },
  (m) => ({ type: 'EndWarning', data: { titleId: m.id }, ...on(m) }),
  (m) => ({ type: 'EndSuspension', data: { titleId: m.id, factId: m.fresh(), ...seeing(m) }, ...on(m) }),
  (m) => {
    const lapses = m.dice.pick(['expire', 'suspend', null] as const);
    const ruled = { ...terms, validity: { ...terms.validity, lapses } };
    return {
      type: 'ExpireTitle',
      data: { titleId: m.id, factId: m.fresh(), ...seeing(m), ...counting(m), terms: ruled },
      ...on(m),
    };
  },
  (m) => {
    const ending = known(m)?.ending;
    if (!m.dice.chance(ending == null ? 35 : 90)) return null;
    const why =
      (m.dice.chance(75) ? ending?.why : undefined) ?? m.dice.pick(['merged', 'closed', 'abolished'] as const);
    const successor = m.dice.chance(85) ? null : { ...subject, id: id(403) };
    const byRule = m.dice.chance(25) ? { by: null, lateEntry: null } : {};
    return { type: 'EndTitle', data: { ...acting(m), why, successor, ...byRule, ...seeing(m) }, ...on(m) };
  },
  (m) => {
    if (!m.dice.chance(known(m)?.ending == null ? 20 : 60)) return null;
    return { type: 'DeclineEnd', data: { titleId: m.id, reason, by: by(m) }, ...on(m) };
  },
  ...repeated(2, (m: M): TitleCommand => {
    const proposal = known(m)?.procedure?.proposal;
    const fact = { kind: 'incident' as const, code: 'fight' };
    const occurredOn = addDays(m.today, -m.dice.below(9));
    const ground = { factId: id(31), fact, occurredOn, occurredAt: null, verifier: null, source: null };
    const grounds = m.dice.chance(30) ? (proposal?.grounds ?? [ground]) : m.dice.chance(92) ? [ground] : [];
    const clause = m.dice.chance(95) ? '第八条' : ' ';
    const data = { ...acting(m), grounds, clause, publishedClause: null, ...seeing(m) };
    return { type: 'ProposeRemoval', data, ...on(m) };
  }),
  (m) => ({ type: 'WithdrawRemovalProposal', data: { titleId: m.id, reason, by: by(m) }, ...on(m) }),
  ...repeated(3, (m: M): TitleCommand => {
    const way = m.dice.pick(['inPerson', 'post'] as const);
    return { type: 'TellSubject', data: { ...acting(m), way, ...counting(m) }, ...on(m) };
  }),
  ...repeated(4, (m: M): TitleCommand => {
    const text = sealed(`陈述${m.dice.below(3)}`);
    return { type: 'RecordStatement', data: { ...acting(m), text, files: [] }, ...on(m) };
  }),
  ...repeated(2, (m: M): TitleCommand => ({
    type: 'AnswerStatement',
    data: { ...acting(m), answer: sealed(`答复${m.dice.below(3)}`) },
    ...on(m),
  })),
  ...repeated(4, (m: M): TitleCommand => {
    const signed = known(m)?.procedure?.signature?.documentNumber;
    const documentNumber = (m.dice.chance(75) ? signed : undefined) ?? numberOf(m.dice, String(11 + m.dice.below(2)));
    const minutesNumber = numberOf(m.dice, '纪要');
    const document = m.dice.chance(30) ? file(53) : null;
    const rest = { removalId: m.fresh(), documentNumber, minutesNumber, document };
    return { type: 'SignRemoval', data: { ...acting(m), ...rest, ...seeing(m), ...counting(m) }, ...on(m) };
  }),
  (m) => {
    const documentNumber = numberOf(m.dice, String(m.dice.below(3)));
    const data = { ...ofRemoval(m), documentNumber, document: file(54), signer: by(m) };
    return { type: 'RecordSignedDocument', data, ...on(m) };
  },
  (m) => ({ type: 'RecordService', data: { ...ofRemoval(m), way: 'post', ...counting(m) }, ...on(m) }),
  (m) => ({ type: 'PublishRemoval', data: { ...ofRemoval(m), channels: ['web'] }, ...on(m) }),
  (m) => ({ type: 'RecoverPlaque', data: ofRemoval(m), ...on(m) }),
  (m) => ({ type: 'RecordPlaqueLost', data: { ...ofRemoval(m), reason }, ...on(m) }),
  (m) => {
    const which = [m.dice.pick(['经费', '挂牌'] as const)];
    return { type: 'WithdrawPrivileges', data: { ...ofRemoval(m), which }, ...on(m) };
  },
  (m) => ({ type: 'FileRemoval', data: { ...ofRemoval(m), receipt: `收-${m.dice.below(3)}` }, ...on(m) }),
  (m) => {
    const of = ofRemoval(m);
    const removal = known(m)?.removals.find(({ removed }) => removed.removalId === of.removalId);
    const again = m.dice.chance(85) ? undefined : m.dice.pick(removal?.appeals ?? [])?.received.appealId;
    const data = { ...of, appealId: again ?? m.fresh(), text: null, files: [], ...counting(m) };
    return { type: 'RecordAppeal', data, ...on(m) };
  },
  ...repeated(2, (m: M): TitleCommand => {
    const outcome = m.dice.pick(['upheld', 'dismissed'] as const);
    const data = { ...ofRemoval(m), appealId: someAppeal(m), outcome, findings: null, ...seeing(m) };
    return { type: 'DecideAppeal', data, ...on(m) };
  }),
  ...repeated(2, (m: M): TitleCommand => {
    const factId = m.dice.pick(known(m)?.removals.flatMap(({ factIds }) => factIds) ?? []) ?? id(31);
    return { type: 'RecordAnnulmentCause', data: { titleId: m.id, factId }, ...on(m) };
  }),
  ...repeated(2, (m: M): TitleCommand => {
    const why = m.dice.pick(['error', 'appealUpheld', 'withdrawnReport'] as const);
    const stillFires = m.dice.chance(50) ? firingsNow(m) : [];
    const data = { ...ofRemoval(m), why, reason, stillFires };
    return { type: 'ProposeRemovalAnnulment', data, ...on(m) };
  }),
  ...repeated(2, (m: M): TitleCommand => {
    const proposed = known(m)?.removals.find(({ annulment }) => annulment !== null)?.removed.removalId;
    const stillFires = m.dice.chance(40) ? firingsNow(m) : [];
    const removalId = proposed ?? someRemoval(m);
    return {
      type: 'SignRemovalAnnulment',
      data: { ...acting(m), removalId, stillFires, ...seeing(m) },
      ...on(m),
    };
  }),
  (m) => ({
    type: 'DeclineRemovalAnnulment',
    data: { titleId: m.id, removalId: someRemoval(m), reason, by: by(m) },
    ...on(m),
  }),
  (m) => {
    const data = { ...acting(m), namingId: someNaming(m), reason };
    return m.dice.chance(50) ? { type: 'ProposeNamingAnnulment', data, ...on(m) } : null;
  },
  (m) => {
    const data = { ...acting(m), namingId: someNaming(m), ...seeing(m) };
    return { type: 'SignNamingAnnulment', data, ...on(m) };
  },
  (m) => ({
    type: 'DeclineNamingAnnulment',
    data: { titleId: m.id, namingId: someNaming(m), reason, by: by(m) },
    ...on(m),
  }),
  (m) => ({
    type: 'MakeFollowUpDue',
    data: { titleId: m.id, removalId: someRemoval(m), roundId: null, ...seeing(m) },
    ...on(m),
  }),
  (m) => ({ type: 'ReviseTitleTimes', data: { titleId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
  ...repeated(2, (m: M): TitleCommand => {
    const kinds = ['confirm', 'statement', 'signedDocument', 'served', 'appeal', 'appealReply', 'plaque'] as const;
    const clock = m.dice.pick(kinds);
    const of =
      clock === 'statement'
        ? m.id
        : clock === 'confirm'
          ? String(someTrigger(m))
          : clock === 'appealReply'
            ? someAppeal(m)
            : someRemoval(m);
    return { type: 'PassClock', data: { titleId: m.id, clock, of, factId: m.fresh() }, ...on(m) };
  }),
  (m) => {
    const title = known(m);
    const value = m.dice.chance(15) ? ' ' : `更正-${m.dice.below(4)}`;
    const correction =
      m.dice.chance(50) || title?.plaque == null
        ? { field: 'documentNumber' as const, value }
        : { field: 'plaqueNumber' as const, value: value.trim() === '' ? null : value };
    const correctionId = (m.dice.chance(20) ? title?.correction?.correctionId : undefined) ?? m.fresh();
    const rest = { correctionId, corrects: id(33), correction, reason, by: by(m) };
    return { type: 'CorrectTitle', data: { titleId: m.id, ...rest }, ...on(m) };
  },
  ...repeated(2, (m: M): TitleCommand => {
    return {
      type: 'ConfirmTitleCorrection',
      data: { titleId: m.id, correctionId: someCorrection(m), by: by(m) },
      ...on(m),
    };
  }),
  (m) => {
    const data = { titleId: m.id, correctionId: someCorrection(m), reason, by: by(m) };
    return { type: 'DeclineTitleCorrection', data, ...on(m) };
  },
];

function repeated<Item>(count: number, item: Item): readonly Item[] {
  return Array.from({ length: count }, () => item);
}

const ofRemoval = (m: M) => ({ ...acting(m), removalId: someRemoval(m) });
const someTrigger = (m: M): number => {
  const waiting = known(m)?.triggers.filter(({ status }) => status === 'raised') ?? [];
  return (m.dice.chance(80) ? m.dice.pick(waiting)?.raised.number : undefined) ?? 1 + m.dice.below(6);
};
const someAppeal = (m: M): string =>
  m.dice.pick(known(m)?.removals.flatMap(({ appeals }) => appeals) ?? [])?.received.appealId ?? id(9);
const someNaming = (m: M): string => (m.dice.chance(90) ? known(m)?.naming?.namingId : undefined) ?? id(9);
const someCorrection = (m: M): string => (m.dice.chance(85) ? known(m)?.correction?.correctionId : undefined) ?? id(9);

const NAMED = ['named', 'conferred'];
const HELD = [...NAMED, 'warned', 'suspended'];
const NOT_HELD = ['none', 'removed', 'expired', 'ended', 'namingAnnulled'];
const ANY = [...HELD, ...NOT_HELD];

const moves: Moves = {
  TitleNamed: { from: ANY, to: ['named'] },
  TitleRenewed: { from: HELD, to: NAMED },
  TitleImported: { from: NOT_HELD, to: NAMED },
  TitleRecognised: { from: NOT_HELD, to: NAMED },
  TitleConferred: { from: ['named', 'warned'], to: ['conferred', 'warned'] },
  TitleWarned: { from: NAMED, to: ['warned'] },
  WarningEnded: { from: ['warned'], to: NAMED },
  TitleSuspended: { from: [...NAMED, 'warned'], to: ['suspended'] },
  TitleRestored: { from: ['warned', 'suspended'], to: NAMED },
  TitleRemoved: { from: [...HELD, 'ended', 'expired'], to: ['removed'] },
  RemovalAnnulled: { from: [...ANY], to: [...ANY] },
  NamingAnnulled: { from: HELD, to: ['namingAnnulled', 'removed', 'expired', 'ended', ...HELD] },
  TitleExpired: { from: HELD, to: ['expired'] },
  TitleEnded: { from: HELD, to: ['ended'] },
};

const held = ({ standing }: Title): boolean => HELD.includes(standing);
const standingRemovals = ({ removals }: Title) => removals.filter(({ annulled }) => annulled === null);
const lastRemoved = (title: Title): LocalDate | null => standingRemovals(title).at(-1)?.removed.effectiveOn ?? null;
/** A naming of that day, told only now, would bring back what was removed since. */
const isUndoing = (title: Title, namedOn: LocalDate): boolean => {
  const removedOn = lastRemoved(title);
  return !held(title) && removedOn !== null && namedOn <= removedOn;
};
const removalIn = ({ removals }: Title, removalId: string) =>
  removals.find(({ removed }) => removed.removalId === removalId);

type Rules = Parameters<typeof kindOf<TitleState, TitleCommand, TitleEvent>>[0]['objections'];
type CommandOf<Type extends TitleCommand['type']> = Extract<TitleCommand, { readonly type: Type }>;

/** Of a title that is known; another one is not found. */
function ofKnown<Command>(
  objections: (title: Title, command: Command, moment: M) => readonly Objection[],
): (state: TitleState, command: Command, moment: M) => readonly Objection[] {
  return (state, command, moment) =>
    state.titleId === null ? [['TITLE.NOT_FOUND', true]] : objections(state, command, moment);
}

/** Of a removal that stands. */
function ofStanding<Command extends { readonly data: { readonly removalId: string } }>(
  objections: (
    removal: NonNullable<ReturnType<typeof removalIn>>,
    command: Command,
    title: Title,
  ) => readonly Objection[],
): (state: TitleState, command: Command, moment: M) => readonly Objection[] {
  return ofKnown((title, command: Command) => {
    const removal = removalIn(title, command.data.removalId);
    if (removal === undefined) return [['TITLE.NOT_REMOVED', true]];
    if (removal.annulled !== null) return [['TITLE.REMOVAL_ANNULLED', true]];
    return objections(removal, command, title);
  });
}

const lateOf = (
  { data, today }: { readonly data: Parameters<typeof lateObjections>[1]; readonly today: LocalDate },
  notBefore: LocalDate | null,
): readonly Objection[] => lateObjections('TITLE', data, today, notBefore);

const clockRuns = (title: Title, clock: string, of: string) => {
  if (clock === 'statement') return title.procedure?.told?.statementUntil ?? null;
  if (clock === 'confirm') {
    return (
      title.triggers.find(({ raised, status }) => String(raised.number) === of && status === 'raised')?.raised.due ??
      null
    );
  }
  const standing = standingRemovals(title);
  if (clock === 'appealReply') {
    const appeals = standing.flatMap(({ appeals: all }) => all);
    return (
      appeals.find(({ received, decided }) => received.appealId === of && decided === null)?.received.replyDue ?? null
    );
  }
  const removal = standing.find(({ removed }) => removed.removalId === of);
  if (removal === undefined) return null;
  const { removed, signed, served, appeals, recovered, lost } = removal;
  if (clock === 'signedDocument') return signed === null ? removed.clocks.signedDocument : null;
  if (clock === 'served') return served === null ? removed.clocks.served : null;
  if (clock === 'appeal') return appeals.length === 0 ? (served?.appealUntil ?? removed.appeal.until) : null;
  return recovered === null && lost === null ? removed.clocks.plaque : null;
};

interface Running {
  readonly clock: TitleTimeRevised['clock'];
  readonly of: string;
  readonly until: Clock;
}

/** Every clock that was counted, runs and has not passed. */
function running(title: Title): readonly Running[] {
  const { triggers, removals, passed, standing, until } = title;
  const counted = [
    ['statement', title.titleId] as const,
    ...triggers.map(({ raised }) => ['confirm', String(raised.number)] as const),
    ...removals.flatMap(({ appeals }) => appeals.map(({ received }) => ['appealReply', received.appealId] as const)),
    ...removals.flatMap(({ removed: { removalId } }) =>
      (['signedDocument', 'served', 'appeal', 'plaque'] as const).map((clock) => [clock, removalId] as const),
    ),
  ].flatMap(([clock, of]): readonly Running[] => {
    const runs = clockRuns(title, clock, of);
    return runs === null || passed.includes(`${clock}:${of}:${runs.dueAt}`) ? [] : [{ clock, of, until: runs }];
  });
  if (until === null || (standing !== 'warned' && standing !== 'suspended')) return counted;
  return [...counted, { clock: standing === 'warned' ? 'warning' : 'suspension', of: title.titleId, until }];
}

const latestOf = (day: LocalDate, grounds: readonly { readonly occurredOn: LocalDate }[]): LocalDate =>
  grounds.reduce((last, { occurredOn }) => dayAfter(last, occurredOn), day);

const numberValue = (title: Title, field: 'plaqueNumber' | 'documentNumber'): string | null =>
  field === 'plaqueNumber' ? (title.plaque?.number ?? null) : (title.naming?.documentNumber ?? null);

const isByResult = ({ purpose, noticeId }: { readonly purpose: string; readonly noticeId: string | null }): boolean =>
  purpose === 'renewal' && noticeId === null;

/** Of the day before the first one on which it may be named. */
const justTooEarly = (m: M): Partial<{ readonly lateEntry: LateEntry }> => {
  const title = known(m);
  if (title?.readiness == null) return {};
  return { lateEntry: { effectiveOn: addDays(nameableFrom(title, title.readiness.ready), -1), reason } };
};

/** The notice was over, its result there, and what it takes the place of named. */
const nameableFrom = (
  title: Title,
  ready: { readonly notBefore: LocalDate; readonly resultOn: LocalDate },
): LocalDate => dayAfter(dayAfter(ready.notBefore, ready.resultOn), held(title) ? (title.naming?.on ?? '') : '');

/** After the naming, the last of its facts, and who dismissed it before. */
const decidableFrom = ({ naming }: Title, { raised, dismissal }: Title['triggers'][number]): LocalDate =>
  dayAfter(latestOf(naming?.on ?? '', raised.grounds), dismissal?.on ?? '');

/** After what was recorded last of the naming it is about, the last of its facts, and who confirmed it before. */
const confirmableFrom = (
  { since, lapsed, standing }: Title,
  { raised, confirmedOn }: Title['triggers'][number],
): LocalDate => {
  const last = standing === 'expired' || standing === 'ended' ? (lapsed?.before.since ?? since) : since;
  return dayAfter(latestOf(last, raised.grounds), confirmedOn ?? '');
};

/** A result renews no naming that is younger, and none after a later result. */
function renewalObjections({ naming, readiness }: Title, data: CommandOf<'ReadyNaming'>['data']): readonly Objection[] {
  if (!isByResult(data)) return [];
  const waiting = readiness !== null && isByResult(readiness.ready) ? readiness.ready : null;
  const orderOf = ({ resultOn, result }: Pick<typeof data, 'resultOn' | 'result'>): string =>
    `${resultOn} ${result?.resultEventId ?? ''}`;
  return [
    [SILENT, naming === null || data.resultOn < naming.on],
    [SILENT, waiting !== null && orderOf(waiting) >= orderOf(data)],
  ];
}

/** Two people propose and decide something: the same proposal from the same hand is silence, another one waits. */
const objections: Rules = {
  ListCandidate: (state, { data }) => {
    const candidate = state.titleId === null ? undefined : state.candidates[data.slateId];
    return [[SILENT, candidate?.resultEventId === data.resultEventId]];
  },
  StrikeCandidate: ofKnown((title, command: CommandOf<'StrikeCandidate'>) => {
    const { slateId, objectionId } = command.data;
    const candidate = title.candidates[slateId];
    const named = title.namedBy[slateId];
    const unknown = candidate === undefined && (named === undefined || objectionId === null);
    const asked = title.questions.some((each) => each.namingId === named?.namingId && each.objectionId === objectionId);
    const questions = named !== undefined && !named.annulled && objectionId !== null && !asked;
    return [
      ['TITLE.NOT_CANDIDATE', unknown],
      [SILENT, !unknown && candidate?.struck !== false && !questions],
      ...(candidate?.struck === false && command.data.lateEntry !== null ? lateOf(command, candidate.resultOn) : []),
    ];
  }),
  ReadyNaming: (state, { data }) => {
    if (state.titleId === null) return [];
    const candidate = state.candidates[data.slateId];
    const ready = state.readiness?.ready;
    return [
      [SILENT, data.result === null && held(state) && state.grade === data.grade],
      [SILENT, candidate?.struck === true],
      [SILENT, candidate !== undefined && candidate.resultEventId !== data.result?.resultEventId],
      [
        SILENT,
        state.naming !== null && state.naming.slateId === data.slateId && same(state.naming.result, data.result),
      ],
      ...renewalObjections(state, data),
      [SILENT, ready?.slateId === data.slateId && same(ready.result, data.result)],
    ];
  },
  DropReadiness: ofKnown((title, { data }: CommandOf<'DropReadiness'>) => [
    [SILENT, title.readiness?.ready.slateId !== data.slateId],
  ]),
  SignNaming: ofKnown((title, command: CommandOf<'SignNaming'>) => {
    const { data, today } = command;
    const { naming, readiness } = title;
    if (readiness?.ready.slateId !== data.slateId) {
      const repeats =
        naming?.slateId === data.slateId &&
        naming.documentNumber === data.documentNumber &&
        naming.by.some((signer) => samePerson(signer, data.by));
      return [
        ['TITLE.NOT_READY', !repeats],
        [SILENT, repeats],
      ];
    }
    const { ready, signature } = readiness;
    const removedOn = lastRemoved(title);
    const namedOn = data.lateEntry?.effectiveOn ?? today;
    const opens = title.validity.renewalOpensOn;
    const isSameHand = signature !== null && same(signature.by, data.by);
    const sameNumber = signature === null || signature.documentNumber === data.documentNumber;
    return [
      ['TITLE.DOCUMENT_MISSING', data.documentNumber.trim() === ''],
      ['TITLE.OBJECTION_OPEN', data.objections.length > 0],
      ['TITLE.FACT_FORBIDS', data.forbidden.length > 0],
      ...lateOf(command, dayAfter(nameableFrom(title, ready), signature?.on ?? '')),
      ['TITLE.REMOVAL_RUNNING', title.procedure !== null],
      ['TITLE.RESULT_BEFORE_REMOVAL', removedOn !== null && ready.resultOn <= removedOn],
      ['TITLE.SUSPENDED', title.standing === 'suspended' && title.suspendedBy !== 'renewalMissed'],
      ['TITLE.RENEWAL_NOT_OPEN', ready.purpose === 'renewal' && (!held(title) || opens === null || namedOn < opens)],
      ['TITLE.RENEWAL_OF_OTHER_GRADE', isByResult(ready) && held(title) && title.grade !== ready.grade],
      ['TITLE.HELD_ALREADY', ready.purpose === 'naming' && held(title) && title.grade === ready.grade],
      [SILENT, isSameHand && sameNumber],
      ['TITLE.SAME_PERSON', signature !== null && samePerson(signature.by, data.by) && !(isSameHand && sameNumber)],
      ['TITLE.SIGNATURE_DIFFERS', !sameNumber],
    ];
  }),
  ProposeTitleImport: (state, { data, today }) => [
    ['TITLE.DOCUMENT_MISSING', data.documentNumber.trim() === ''],
    ['TITLE.NAMED_IN_FUTURE', data.namedOn > today],
    ['TITLE.VALIDITY_BEFORE_NAMING', data.validUntil !== null && data.validUntil < data.namedOn],
    [SILENT, state.titleId !== null && state.importing?.importId === data.importId],
    [
      'TITLE.IMPORT_PENDING',
      state.titleId !== null && state.importing !== null && state.importing.importId !== data.importId,
    ],
    ['TITLE.HELD_ALREADY', state.titleId !== null && held(state) && state.importing?.importId !== data.importId],
    ['TITLE.NAMED_BEFORE_REMOVAL', state.titleId !== null && isUndoing(state, data.namedOn)],
  ],
  ConfirmTitleImport: ofKnown((title, command: CommandOf<'ConfirmTitleImport'>) => {
    const { data } = command;
    const { importing, naming } = title;
    if (importing?.importId !== data.importId) {
      const done = naming?.namingId === data.namingId;
      return [
        ['TITLE.IMPORT_UNKNOWN', !done],
        [SILENT, done],
      ];
    }
    return [
      ['TITLE.SAME_PERSON', samePerson(importing.by, data.by)],
      ['TITLE.HELD_ALREADY', held(title)],
      ['TITLE.NAMED_BEFORE_REMOVAL', isUndoing(title, importing.namedOn)],
      ...lateOf(command, importing.namedOn),
    ];
  }),
  DeclineTitleImport: ofKnown((title, { data }: CommandOf<'DeclineTitleImport'>) => [
    ['TITLE.IMPORT_UNKNOWN', title.importing?.importId !== data.importId],
  ]),
  ProposeRecognition: (state, { data }) => [
    ['TITLE.DOCUMENT_MISSING', data.documentNumber.trim() === ''],
    [SILENT, state.titleId !== null && state.recognising?.recognitionId === data.recognitionId],
    [
      'TITLE.RECOGNITION_PENDING',
      state.titleId !== null && state.recognising !== null && state.recognising.recognitionId !== data.recognitionId,
    ],
    [
      'TITLE.HELD_ALREADY',
      state.titleId !== null && held(state) && state.recognising?.recognitionId !== data.recognitionId,
    ],
    ['TITLE.NAMED_BEFORE_REMOVAL', state.titleId !== null && isUndoing(state, data.validity.from)],
  ],
  ConfirmRecognition: ofKnown((title, { data }: CommandOf<'ConfirmRecognition'>) => {
    const { recognising, naming } = title;
    if (recognising?.recognitionId !== data.recognitionId) {
      const done = naming?.namingId === data.namingId;
      return [
        ['TITLE.RECOGNITION_UNKNOWN', !done],
        [SILENT, done],
      ];
    }
    return [
      ['TITLE.SAME_PERSON', samePerson(recognising.by, data.by)],
      ['TITLE.FACT_FORBIDS', data.forbidden.length > 0],
      ['TITLE.HELD_ALREADY', held(title)],
      ['TITLE.NAMED_BEFORE_REMOVAL', isUndoing(title, recognising.validity.from)],
    ];
  }),
  ConferTitle: ofKnown((title, command: CommandOf<'ConferTitle'>) => {
    const { plaqueNumber, withPlaque } = command.data;
    if (!held(title)) return [['TITLE.NOT_NAMED', true]];
    if (title.plaque !== null) {
      const again = title.plaque.number === plaqueNumber;
      return [
        [SILENT, again],
        ['TITLE.CONFERRED_ALREADY', !again],
      ];
    }
    return [
      ['TITLE.SUSPENDED', title.standing === 'suspended'],
      ['PLAQUE.NUMBER_MISSING', withPlaque && (plaqueNumber ?? '').trim() === ''],
      ...lateOf(command, title.naming?.on ?? null),
    ];
  }),
  RaiseTrigger: ofKnown((title, { data }: CommandOf<'RaiseTrigger'>) => {
    const { firing } = data;
    const completed = firing.grounds.find(({ factId }) => factId === firing.completedBy)?.occurredOn ?? '';
    const { to } = title.validity;
    const removes = firing.consequence === 'removeByRule' || firing.consequence === 'proposeRemoval';
    const concerned = held(title) || title.standing === 'removed' || (title.lapsed !== null && removes);
    return [
      [SILENT, title.naming === null || !concerned],
      [SILENT, to !== null && data.terms.validity.lapses !== 'suspend' && completed > to],
      [
        SILENT,
        title.triggers.some(
          ({ raised }) => raised.trigger === firing.trigger && raised.completedBy === firing.completedBy,
        ),
      ],
    ];
  }),
  ConfirmTrigger: ofKnown((title, command: CommandOf<'ConfirmTrigger'>) => {
    const { data } = command;
    const trigger = title.triggers.find(({ raised }) => raised.number === data.number);
    if (trigger === undefined) return [['TITLE.NOT_RAISED', true]];
    const mine = trigger.confirmedBy.some((officer) => samePerson(officer, data.by));
    const repeats = trigger.status === 'confirmed' && mine;
    return [
      [SILENT, repeats],
      ['TITLE.NOT_RAISED', trigger.status !== 'raised' && !repeats],
      ['TITLE.SAME_PERSON', trigger.status === 'raised' && mine],
      ...(trigger.status === 'raised' ? lateOf(command, confirmableFrom(title, trigger)) : []),
    ];
  }),
  DismissTrigger: ofKnown((title, command: CommandOf<'DismissTrigger'>) => {
    const { data } = command;
    const trigger = title.triggers.find(({ raised }) => raised.number === data.number);
    if (trigger === undefined) return [['TITLE.NOT_RAISED', true]];
    const { status, dismissal } = trigger;
    return [
      [SILENT, status === 'dismissed'],
      ['TITLE.NOT_RAISED', status !== 'raised' && status !== 'dismissed'],
      ['TITLE.SAME_PERSON', status === 'raised' && dismissal !== null && samePerson(dismissal.by, data.by)],
      ...(status === 'raised' ? lateOf(command, decidableFrom(title, trigger)) : []),
    ];
  }),
  WarnTitle: ofKnown((title, command: CommandOf<'WarnTitle'>) => {
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    const graver = title.standing === 'warned' || title.standing === 'suspended';
    return [['TITLE.WARNED_ALREADY', graver], ...lateOf(command, title.since)];
  }),
  SuspendTitle: ofKnown((title, command: CommandOf<'SuspendTitle'>) => {
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    return [['TITLE.SUSPENDED_ALREADY', title.standing === 'suspended'], ...lateOf(command, title.since)];
  }),
  RestoreTitle: ofKnown((title, command: CommandOf<'RestoreTitle'>) => {
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    const low = title.standing === 'warned' || title.standing === 'suspended';
    return [['TITLE.NOTHING_TO_RESTORE', !low], ...lateOf(command, title.since)];
  }),
  DowngradeTitle: ofKnown((title, command: CommandOf<'DowngradeTitle'>) => {
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    const { data } = command;
    const first = title.downgrading;
    const again = first !== null && same(first.by, data.by) && first.to === data.to;
    return [
      ['TITLE.NOT_A_LOWER_GRADE', !data.lower.includes(data.to)],
      ...lateOf(command, dayAfter(title.since, first?.on ?? '')),
      [SILENT, again],
      ['TITLE.SAME_PERSON', first !== null && samePerson(first.by, data.by) && !again],
      ['TITLE.DOWNGRADE_DIFFERS', first !== null && first.to !== data.to],
    ];
  }),
  DeclineDowngrade: ofKnown(({ downgrading }) => [['TITLE.DOWNGRADE_NOT_PROPOSED', downgrading === null]]),
  EndWarning: ofKnown((title, { now }: CommandOf<'EndWarning'>) => [
    [SILENT, title.standing !== 'warned' || title.until === null],
    ['TITLE.CLOCK_RUNNING', title.standing === 'warned' && title.until !== null && now < title.until.dueAt],
  ]),
  EndSuspension: ofKnown((title, { now }: CommandOf<'EndSuspension'>) => [
    [SILENT, title.standing !== 'suspended' || title.until === null],
    ['TITLE.CLOCK_RUNNING', title.standing === 'suspended' && title.until !== null && now < title.until.dueAt],
  ]),
  ExpireTitle: ofKnown((title, { data, now }: CommandOf<'ExpireTitle'>) => {
    const { endsAt } = title.validity;
    const { lapses } = data.terms.validity;
    if (!held(title) || endsAt === null) return [[SILENT, true]];
    const told = lapses === 'suspend' && title.missed.some(({ what }) => what === 'renewal');
    return [
      [SILENT, told],
      ['TITLE.CLOCK_RUNNING', !told && now < endsAt],
    ];
  }),
  EndTitle: ofKnown((title, command: CommandOf<'EndTitle'>) => {
    const { by: who, why, successor } = command.data;
    if (title.standing === 'ended' || (who === null && !held(title))) return [[SILENT, true]];
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    const first = who === null ? null : title.ending;
    const alike = first !== null && first.why === why && first.successor?.id === successor?.id;
    const again = first !== null && alike && same(first.by, who);
    return [
      ...(who === null ? [] : lateOf(command, dayAfter(title.since, first?.on ?? ''))),
      [SILENT, again],
      ['TITLE.SAME_PERSON', first !== null && who !== null && samePerson(first.by, who) && !again],
      ['TITLE.END_DIFFERS', first !== null && !alike],
    ];
  }),
  DeclineEnd: ofKnown(({ ending }) => [['TITLE.END_NOT_PROPOSED', ending === null]]),
  ProposeRemoval: ofKnown((title, command: CommandOf<'ProposeRemoval'>) => {
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    const { grounds, clause, by: who } = command.data;
    const empty = grounds.length === 0 || clause.trim() === '';
    const before = title.procedure?.proposal;
    const again = before !== undefined && same(before.proposer, who) && same(before.grounds, grounds);
    return [
      ['TITLE.NO_GROUNDS', empty],
      [SILENT, again && !empty],
      ['TITLE.PROPOSED_ALREADY', before !== undefined && !again],
      ...(before === undefined ? lateOf(command, latestOf(title.naming?.on ?? '', grounds)) : []),
    ];
  }),
  WithdrawRemovalProposal: ofKnown((title) => [['TITLE.NOT_PROPOSED', title.procedure === null]]),
  TellSubject: ofKnown((title, command: CommandOf<'TellSubject'>) => {
    if (title.procedure === null) return [['TITLE.NOT_PROPOSED', true]];
    const { told, proposal } = title.procedure;
    if (told !== null) {
      const again = told.way === command.data.way && same(told.by, command.data.by);
      return [
        [SILENT, again],
        ['TITLE.TOLD_ALREADY', !again],
      ];
    }
    return lateOf(command, proposal.on);
  }),
  RecordStatement: ofKnown((title, command: CommandOf<'RecordStatement'>) => {
    if (title.procedure === null) return [['TITLE.NOT_PROPOSED', true]];
    const { told, statement } = title.procedure;
    if (told === null) return [['TITLE.NOT_TOLD', true]];
    const day = command.data.lateEntry?.effectiveOn ?? command.today;
    const again = statement !== null && same(statement.text, command.data.text);
    return [
      ...lateOf(command, told.on),
      [SILENT, again],
      ['TITLE.STATEMENT_OVER', day > told.statementUntil.lastDay && !again],
    ];
  }),
  AnswerStatement: ofKnown((title, command: CommandOf<'AnswerStatement'>) => {
    if (title.procedure === null) return [['TITLE.NOT_PROPOSED', true]];
    const { statement, answer } = title.procedure;
    if (statement === null) return [['TITLE.NO_STATEMENT', true]];
    if (answer !== null && same(answer.answer, command.data.answer)) return [[SILENT, true]];
    return lateOf(command, statement.on);
  }),
  SignRemoval: ofKnown((title, command: CommandOf<'SignRemoval'>) => {
    const { data, today } = command;
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    if (title.procedure === null) return [['TITLE.NOT_PROPOSED', true]];
    const { told, statement, answer, signature } = title.procedure;
    if (told === null) return [['TITLE.NOT_TOLD', true]];
    const { lastDay } = told.statementUntil;
    if (today <= lastDay) return [['TITLE.STATEMENT_RUNNING', true]];
    const heard = dayAfter(addDays(lastDay, 1), answer?.on ?? lastDay);
    const notBefore = dayAfter(dayAfter(heard, title.since), signature?.on ?? '');
    const isSameHand = signature !== null && same(signature.by, data.by);
    const sameNumber = signature === null || signature.documentNumber === data.documentNumber;
    return [
      ['TITLE.NOT_ANSWERED', statement !== null && answer === null],
      ['TITLE.MINUTES_MISSING', data.minutesNumber.trim() === ''],
      ['TITLE.DOCUMENT_MISSING', data.documentNumber.trim() === ''],
      ...lateOf(command, notBefore),
      [SILENT, isSameHand && sameNumber],
      ['TITLE.SAME_PERSON', signature !== null && samePerson(signature.by, data.by) && !(isSameHand && sameNumber)],
      ['TITLE.SIGNATURE_DIFFERS', !sameNumber],
    ];
  }),
  RecordSignedDocument: ofStanding(({ signed, removed }, command: CommandOf<'RecordSignedDocument'>) => {
    const { documentNumber } = command.data;
    if (documentNumber.trim() === '') return [['TITLE.DOCUMENT_MISSING', true]];
    return once(signed?.documentNumber, documentNumber, lateOf(command, removed.effectiveOn));
  }),
  RecordService: ofStanding(({ served, removed }, command: CommandOf<'RecordService'>) => {
    const day = command.data.lateEntry?.effectiveOn ?? command.today;
    return [...lateOf(command, removed.effectiveOn), ...once(served?.on, day, [])];
  }),
  PublishRemoval: ofStanding(({ published, removed }, command: CommandOf<'PublishRemoval'>) => {
    const day = command.data.lateEntry?.effectiveOn ?? command.today;
    return [...lateOf(command, removed.effectiveOn), ...once(published?.on, day, [])];
  }),
  RecoverPlaque: ofStanding(({ recovered, removed }, command: CommandOf<'RecoverPlaque'>) => {
    if (recovered !== null) return [[SILENT, true]];
    return [['PLAQUE.NOT_OUT', removed.plaqueNumber === null], ...lateOf(command, removed.effectiveOn)];
  }),
  RecordPlaqueLost: ofStanding(({ recovered, lost, removed }, command: CommandOf<'RecordPlaqueLost'>) => {
    if (lost !== null) return [[SILENT, true]];
    const out = removed.plaqueNumber !== null && recovered === null;
    return [['PLAQUE.NOT_OUT', !out], ...lateOf(command, removed.effectiveOn)];
  }),
  WithdrawPrivileges: ofStanding(({ privileges, removed }, command: CommandOf<'WithdrawPrivileges'>) =>
    once(privileges?.which, command.data.which, lateOf(command, removed.effectiveOn)),
  ),
  FileRemoval: ofStanding(({ filed, removed }, command: CommandOf<'FileRemoval'>) =>
    once(filed?.receipt, command.data.receipt, lateOf(command, removed.effectiveOn)),
  ),
  RecordAppeal: ofStanding(({ appeals, removed }, command: CommandOf<'RecordAppeal'>) => {
    if (appeals.some(({ received }) => received.appealId === command.data.appealId)) return [[SILENT, true]];
    return lateOf(command, removed.effectiveOn);
  }),
  DecideAppeal: ofStanding(({ appeals, removed }, command: CommandOf<'DecideAppeal'>) => {
    const { appealId, outcome, by: who } = command.data;
    const appeal = appeals.find(({ received }) => received.appealId === appealId);
    if (appeal === undefined) return [['TITLE.APPEAL_UNKNOWN', true]];
    const deciders = [...removed.by, ...removed.confirmedBy].flatMap(behind);
    return [
      ['TITLE.DECIDER_OF_REMOVAL', behind(who).some((person) => deciders.includes(person))],
      ...once(appeal.decided?.outcome, outcome, lateOf(command, appeal.received.on)),
    ];
  }),
  RecordAnnulmentCause: ofKnown((title, { data }: CommandOf<'RecordAnnulmentCause'>) => {
    const fresh = standingRemovals(title).filter(
      ({ factIds, causes }) => factIds.includes(data.factId) && causes.every((cause) => cause.factId !== data.factId),
    );
    return [[SILENT, fresh.length === 0]];
  }),
  ProposeRemovalAnnulment: ofStanding(
    ({ causes, appeals, annulment, removed }, command: CommandOf<'ProposeRemovalAnnulment'>) => {
      const { data } = command;
      const again = annulment !== null && same(annulment.by, data.by) && annulment.why === data.why;
      const cause = hasCause(causes.length, appeals, data.why, data.stillFires.length);
      return [
        ['TITLE.NO_CAUSE', !cause],
        [SILENT, again],
        ['TITLE.ANNULMENT_PENDING', annulment !== null && !again],
        ...(annulment === null ? lateOf(command, annullableFrom(removed.effectiveOn, appeals, data.why)) : []),
      ];
    },
  ),
  SignRemovalAnnulment: ofKnown((title, command: CommandOf<'SignRemovalAnnulment'>) => {
    const { data } = command;
    const removal = removalIn(title, data.removalId);
    if (removal === undefined) return [['TITLE.NOT_REMOVED', true]];
    const { annulled, annulment, causes, appeals, removed } = removal;
    if (annulled !== null) return [[SILENT, true]];
    if (annulment === null) return [['TITLE.ANNULMENT_NOT_PROPOSED', true]];
    return [
      ['TITLE.SAME_PERSON', samePerson(annulment.by, data.by)],
      ['TITLE.NO_CAUSE', !hasCause(causes.length, appeals, annulment.why, data.stillFires.length)],
      ...lateOf(command, dayAfter(annullableFrom(removed.effectiveOn, appeals, annulment.why), annulment.on ?? '')),
    ];
  }),
  DeclineRemovalAnnulment: ofStanding(({ annulment }) => [['TITLE.ANNULMENT_NOT_PROPOSED', annulment === null]]),
  ProposeNamingAnnulment: ofKnown((title, command: CommandOf<'ProposeNamingAnnulment'>) => {
    const { data } = command;
    if (!held(title) || title.naming?.namingId !== data.namingId) return [['TITLE.NAMING_NOT_HELD', true]];
    const before = title.annullingNaming;
    const again = before !== null && same(before.by, data.by);
    return [
      [SILENT, again],
      ['TITLE.ANNULMENT_PENDING', before !== null && !again],
      ...(before === null ? lateOf(command, title.naming.on) : []),
    ];
  }),
  SignNamingAnnulment: ofKnown((title, command: CommandOf<'SignNamingAnnulment'>) => {
    const { data } = command;
    if (!held(title) || title.naming?.namingId !== data.namingId) return [['TITLE.NAMING_NOT_HELD', true]];
    if (title.annullingNaming === null) return [['TITLE.ANNULMENT_NOT_PROPOSED', true]];
    const { by: first, on: proposedOn = '' } = title.annullingNaming;
    return [
      ['TITLE.SAME_PERSON', samePerson(first, data.by)],
      ...lateOf(command, dayAfter(title.naming.on, proposedOn)),
    ];
  }),
  DeclineNamingAnnulment: ofKnown((title, { data }: CommandOf<'DeclineNamingAnnulment'>) => [
    ['TITLE.ANNULMENT_NOT_PROPOSED', title.annullingNaming?.namingId !== data.namingId],
  ]),
  MakeFollowUpDue: ofKnown((title, { data }: CommandOf<'MakeFollowUpDue'>) => {
    const removal = removalIn(title, data.removalId);
    if (removal === undefined) return [['TITLE.NOT_REMOVED', true]];
    return [[SILENT, removal.annulled !== null || removal.followUp !== null]];
  }),
  ReviseTitleTimes: ofKnown((title, { data }: CommandOf<'ReviseTitleTimes'>) => [
    [SILENT, running(title).every(({ until }) => until.calendar !== null)],
    [SILENT, data.calendar.years.length === 0],
  ]),
  PassClock: ofKnown((title, { data, now }: CommandOf<'PassClock'>) => {
    const until = clockRuns(title, data.clock, data.of);
    const passed = until !== null && title.passed.includes(`${data.clock}:${data.of}:${until.dueAt}`);
    return [
      [SILENT, until === null || passed],
      ['TITLE.CLOCK_RUNNING', until !== null && !passed && now < until.dueAt],
    ];
  }),
  CorrectTitle: ofKnown((title, { data }: CommandOf<'CorrectTitle'>) => {
    if (!held(title)) return [['TITLE.NOT_HELD', true]];
    const { correction, correctionId } = data;
    if (correction.field === 'documentNumber' && correction.value.trim() === '')
      return [['TITLE.DOCUMENT_MISSING', true]];
    const already = numberValue(title, correction.field) === correction.value;
    const again = title.correction?.correctionId === correctionId;
    return [
      [SILENT, already || again],
      ['TITLE.CORRECTION_PENDING', !already && !again && title.correction !== null],
    ];
  }),
  ConfirmTitleCorrection: ofKnown((title, { data }: CommandOf<'ConfirmTitleCorrection'>) => {
    if (title.correction?.correctionId !== data.correctionId) return [['TITLE.CORRECTION_UNKNOWN', true]];
    return [['TITLE.SAME_PERSON', samePerson(title.correction.proposedBy, data.by)]];
  }),
  DeclineTitleCorrection: ofKnown((title, { data }: CommandOf<'DeclineTitleCorrection'>) => [
    ['TITLE.CORRECTION_UNKNOWN', title.correction?.correctionId !== data.correctionId],
  ]),
};

/** Done before: the same once more is silence, anything else is refused. */
function once(before: unknown, now: unknown, otherwise: readonly Objection[]): readonly Objection[] {
  if (before === undefined || before === null) return otherwise;
  return [
    [SILENT, same(before, now)],
    ['TITLE.DONE_ALREADY', !same(before, now)],
  ];
}

function hasCause(
  causes: number,
  appeals: readonly { readonly decided: { readonly outcome: string } | null }[],
  why: string,
  stillFires: number,
): boolean {
  if (why === 'withdrawnReport') return causes > 0 && stillFires === 0;
  return why !== 'appealUpheld' || appeals.some(({ decided }) => decided?.outcome === 'upheld');
}

/** It was removed and, where an appeal is why, that was received. */
function annullableFrom(
  removedOn: LocalDate,
  appeals: readonly Pick<Appeal, 'received' | 'decided'>[],
  why: string,
): LocalDate {
  const upheld = appeals.findLast(({ decided }) => decided?.outcome === 'upheld');
  return why === 'appealUpheld' && upheld !== undefined ? dayAfter(removedOn, upheld.received.on) : removedOn;
}

/** What events alone say of one title: which removal and which annulled naming stand. */
interface Told {
  row: TitleRow | null;
  inForce: InForceRow | null;
  days: TitleDays;
  /** Instants by clock and item, as its deadlines set and cleared them. */
  dues: ReadonlyMap<string, string>;
}
const told = new WeakMap<Stream, Told>();

const deadlines = titleDeadlines.map((Deadline) => {
  const none = [undefined, undefined, undefined, undefined] as unknown as ConstructorParameters<typeof Deadline>;
  return new Deadline(...none);
});

const nameOf: Record<Running['clock'], string> = {
  confirm: 'title_confirm',
  statement: 'title_statement',
  signedDocument: 'title_signed_document',
  served: 'title_service',
  appeal: 'title_appeal',
  appealReply: 'title_appeal_reply',
  plaque: 'title_plaque',
  warning: 'title_warning',
  suspension: 'title_suspension',
};

function duesAfter(before: ReadonlyMap<string, string>, fact: Fact<TitleEvent>): ReadonlyMap<string, string> {
  const dues = new Map(before);
  for (const deadline of deadlines) {
    const change = deadline.deadline(fact);
    if (change === null) continue;
    if (change === 'clear') {
      for (const key of before.keys()) if (key.startsWith(`${deadline.name} `)) dues.delete(key);
    } else if ('clear' in change) dues.delete(`${deadline.name} ${change.clear}`);
    else dues.set(`${deadline.name} ${change.item ?? ''}`, change.dueAt);
  }
  return dues;
}

/** Clocks that run and would never ring. */
function unarmed(title: Title, dues: ReadonlyMap<string, string>): readonly string[] {
  const { endsAt } = title.validity;
  const ends = held(title) && endsAt !== null && dues.get('title_validity ') !== endsAt;
  return [
    ...(ends ? [`a title that ends at ${endsAt} has no clock for it`] : []),
    ...running(title).flatMap(({ clock, of, until }) => {
      const item = clock === 'statement' || clock === 'warning' || clock === 'suspension' ? '' : of;
      const rings = dues.get(`${nameOf[clock]} ${item}`);
      return rings === until.dueAt ? [] : [`its clock ${clock} of ${of} rings at ${rings}, not ${until.dueAt}`];
    }),
  ];
}

function check({ stream, command, event, before: was, after, today, isLast }: Step): readonly string[] {
  const before = told.get(stream) ?? { row: null, inForce: null, days: NO_DAYS, dues: new Map() };
  const typed = event as TitleEvent;
  const fact = {
    ...{ event: typed, id: `${stream.name}#${stream.events.length}`, stream: stream.name },
    metadata: { recordedAt: command.now },
  } as unknown as Fact<TitleEvent>;
  const row = titleView(before.row, fact);
  const inForce = inForceView(before.inForce, fact);
  const days = daysAfter(before.days, typed);
  const isRemoved = days.namings.at(-1)?.removal != null;
  const dues = duesAfter(before.dues, fact);
  told.set(stream, { row, inForce, days, dues });
  const wrong = [
    ...overEarly(before.days, typed, today),
    ...otherDay(typed, command, today),
    ...validWhileRemoved(days, inForce, today),
  ];
  const title = after as Title;
  const inForceNow = inForce === null ? null : inForceOn(inForce, today);
  const valid = row?.valid === true;
  if (isRemoved && valid) wrong.push('a removed title reads as valid');
  if (isRemoved && inForceNow?.valid === true) wrong.push('a removed title reads as in force');
  const isOverdue = title.validity.to !== null && title.validity.to < today;
  if (isLast && !isOverdue && inForceNow !== null && inForceNow.valid !== valid) {
    wrong.push(`a title that is ${title.standing} reads as ${inForceNow.standing}`);
  }
  if (row !== null && row.status !== title.standing) wrong.push('its row stands elsewhere');
  if (isLast) wrong.push(...unarmed(title, dues));
  if (typed.type === 'NamingAnnulmentDeclined') {
    const { annullingNaming: asked, questions } = was as Title;
    const bySecond = asked !== null && !samePerson(asked.by, typed.data.by);
    const left = questions.filter(({ namingId }) => !bySecond || namingId !== typed.data.namingId);
    if (!same(title.questions, left)) wrong.push('two people settle what was said against a naming, and nobody else');
  }
  if (typed.type === 'TitleRemoved' && typed.data.grounds.length === 0) wrong.push('removed without grounds');
  if (typed.type === 'RemovalGroundAdded') {
    const added = typed.data.trigger;
    const { consequence } = definition.award?.triggers.find(({ code }) => code === added) ?? {};
    if (consequence !== 'removeByRule' && consequence !== 'proposeRemoval') wrong.push('a ground that removes nothing');
  }
  if (typed.type === 'TitleRemoved' && typed.data.mode === 'byRule' && typed.data.by.length > 0) {
    wrong.push('removed by rule and by somebody');
  }
  return wrong;
}

const twoOf = ({ by: both }: { readonly by: readonly OfficerAsOf[] }) => both;

export const title = kindOf<TitleState, TitleCommand, TitleEvent>({
  ...{ context: 'awards', category: 'title', decider: 'titleDecider', streams: 2 },
  needs: ['watch', 'slate', 'notice'],
  acts,
  objections,
  moves,
  check,
  standing: (state) => state.standing,
  byTwo: {
    TitleNamed: twoOf,
    TitleRenewed: twoOf,
    TitleImported: twoOf,
    TitleRecognised: twoOf,
    RemovalAnnulled: twoOf,
    NamingAnnulled: twoOf,
    TitleRemoved: (data: { mode: string; by: readonly OfficerAsOf[] }) => (data.mode === 'byRule' ? null : data.by),
    TitleEnded: (data: { trigger: number | null; by: readonly OfficerAsOf[] }) =>
      data.trigger !== null || data.by.length === 0 ? null : data.by,
    TitleDowngraded: (data: { trigger: number | null; by: readonly OfficerAsOf[] }) =>
      data.trigger === null ? data.by : null,
    TitleCorrected: (data: { proposedBy: OfficerAsOf; confirmedBy: OfficerAsOf }) => [
      data.proposedBy,
      data.confirmedBy,
    ],
  },
  recompute: {
    TriggerRaised: (data: Extract<TitleEvent, { readonly type: 'TriggerRaised' }>['data'], at) => {
      const states = data.basis.inputs as readonly BasisInput[];
      const own = states.find(({ stream }) => stream.startsWith('title-'));
      const watch = states.find(({ stream }) => stream.startsWith('watch-'));
      if (own === undefined || watch === undefined) return null;
      const seen = at(own.stream, Number(own.revision)) as Title;
      const facts = at(watch.stream, Number(watch.revision)) as WatchState;
      const firing = firingsOf(seen, facts).find(
        (each) => each.trigger === data.trigger && each.completedBy === data.completedBy,
      );
      return firing ?? { trigger: null };
    },
  },
});
