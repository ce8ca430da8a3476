import { clockFrom, type Basis, type BasisInput } from '@gongjian/shared-kernel';
import type { Firing, Ground } from '../rules/grounds.js';
import type {
  ConferTitle,
  ConfirmTrigger,
  ListCandidate,
  ProposeRemoval,
  RaiseTrigger,
  ReadyNaming,
  RecordAppeal,
  SignNaming,
  SignRemoval,
  TellSubject,
} from '../title/title.commands.js';
import type {
  CandidateListed,
  NamingReady,
  NamingSigned,
  RemovalProposed,
  RemovalSigned,
  ResultSeen,
  SubjectTold,
  TitleAsOf,
  TitleConferred,
  TitleEvent,
  TitleNamed,
  TitleRemoved,
  TriggerRaised,
} from '../title/title.events.js';
import { groundOf } from '../rules/grounds.js';
import {
  at,
  calendar,
  clerk,
  compound,
  countyOffice,
  definition,
  director,
  fire,
  id,
  magistrate,
  on,
  pinned,
  rules,
  sealed,
  secretary,
  standing,
  terms,
  titleId,
} from './campaign.js';

/** A compound is listed, noticed, named on 10 June by two people, conferred, and loses its title to a fire. */
export const slateId = id(11);
export const noticeId = id(12);
export const namingId = id(13);
export const removalId = id(14);
export const watchRevision = 4;

export const inputs: readonly BasisInput[] = [{ stream: `watch-${id(15)}`, revision: '4' }];
export const basis = (revision: number | null, seen: readonly BasisInput[] = inputs): Basis => ({
  programme: pinned.programme,
  version: 3,
  rules: 2,
  inputs: [...(revision === null ? [] : [{ stream: `title-${titleId}`, revision: String(revision) }]), ...seen],
});

export const title: TitleAsOf = { titleId, subject: compound, ...pinned, grade: 'gold' };

export const result: ResultSeen = {
  roundId: id(21),
  sheetId: id(22),
  resultEventId: id(23),
  resultOn: '2026-05-20',
  applicationId: id(24),
};

export const list: ListCandidate = {
  type: 'ListCandidate',
  data: { ...title, ...result, slateId, rank: 1, total: '95.5', inputs },
  ...at,
};
const listedData: CandidateListed = { ...title, ...result, slateId, rank: 1, total: '95.5', basis: basis(null) };
export const listed: TitleEvent = { type: 'CandidateListed', data: listedData };

export const ready: ReadyNaming = {
  type: 'ReadyNaming',
  data: {
    ...title,
    ...{ slateId, noticeId, result, resultOn: result.resultOn, purpose: 'naming', notBefore: '2026-06-02', inputs },
  },
  ...at,
};
const { inputs: _inputs, ...readyData } = ready.data;
export const readied = (revision = 0): TitleEvent => ({
  type: 'NamingReady',
  data: { ...readyData, basis: basis(revision) } satisfies NamingReady,
});

export const sign = (change: Partial<SignNaming['data']> = {}, day = '2026-06-10'): SignNaming => ({
  type: 'SignNaming',
  data: {
    ...{ titleId, slateId, namingId, documentNumber: '清创〔2026〕8号', minutesNumber: '纪要〔2026〕4号' },
    ...{ watchRevision, forbidden: [], objections: [], by: secretary, lateEntry: null, inputs, terms, calendar },
    ...change,
  },
  ...on(day),
});
const signedData: NamingSigned = {
  ...{ titleId, slateId, grade: 'gold', documentNumber: '清创〔2026〕8号', minutesNumber: '纪要〔2026〕4号' },
  ...{ watchRevision, on: '2026-06-10', by: secretary },
};
export const signedOnce: TitleEvent = { type: 'NamingSigned', data: signedData };
export const signedTwice: TitleEvent = { type: 'NamingSigned', data: { ...signedData, by: magistrate } };
export const namedData: TitleNamed = {
  ...title,
  ...{ namingId, slateId, noticeId, result, resultOn: result.resultOn, names: terms.names },
  ...{ documentNumber: '清创〔2026〕8号', minutesNumber: '纪要〔2026〕4号', namedOn: '2026-06-10' },
  validity: rules.validityOf(terms, '2026-06-10', null),
  ...{ watchRevision, removedOn: null, by: [secretary, magistrate], basis: basis(2) },
};
export const namedEvent: TitleEvent = { type: 'TitleNamed', data: namedData };

export const beforeNaming: readonly TitleEvent[] = [listed, readied()];
export const named: readonly TitleEvent[] = [...beforeNaming, signedOnce, signedTwice, namedEvent];

export const confer = (change: Partial<ConferTitle['data']> = {}, day = '2026-06-12'): ConferTitle => ({
  type: 'ConferTitle',
  data: {
    ...{ titleId, withPlaque: true, plaqueNumber: '清-0001', place: sealed('小区广场'), handedBy: null, by: director },
    lateEntry: null,
    ...change,
  },
  ...on(day),
});
export const conferredData: TitleConferred = {
  ...title,
  ...{ namingId, plaqueNumber: '清-0001', on: '2026-06-12', place: sealed('小区广场'), handedBy: null, by: director },
};
export const conferredEvent: TitleEvent = { type: 'TitleConferred', data: conferredData };
export const conferred: readonly TitleEvent[] = [...named, conferredEvent];

export const firingOf = (
  trigger: string,
  n: number,
  grounds?: readonly Ground[],
  lower: string | null = null,
): Firing => {
  const found = definition.award?.triggers.find(({ code }) => code === trigger);
  if (found === undefined) throw new Error(trigger);
  const { names, clause, consequence, confirm } = found;
  const facts = grounds ?? [groundOf(standing(n, fire, '2026-06-20'))];
  return { trigger, names, clause, consequence, confirm, grounds: facts, completedBy: id(6_000 + n), lower };
};
export const raise = (
  firing: Firing,
  change: Partial<RaiseTrigger['data']> = {},
  day = '2026-06-20',
): RaiseTrigger => ({
  type: 'RaiseTrigger',
  data: { titleId, firing, watchRevision: 9, due: null, removalId, inputs, terms, calendar, ...change },
  ...on(day),
});
export const raisedData = (firing: Firing, number: number, revision: number): TriggerRaised => ({
  ...{ titleId, number, namingId, ...firing, watchRevision: 9, due: null, basis: basis(revision) },
});
export const raised = (firing: Firing, number: number, revision: number): TitleEvent => ({
  type: 'TriggerRaised',
  data: raisedData(firing, number, revision),
});
export const confirm = (number: number, by = director, day = '2026-06-22'): ConfirmTrigger => ({
  type: 'ConfirmTrigger',
  data: { titleId, number, by, removalId, lateEntry: null, inputs, terms, calendar },
  ...on(day),
});

export const clock = (
  name: 'served' | 'appeal' | 'signedDocument' | 'plaque' | 'statement' | 'warning' | 'suspension' | 'appealReply',
  from: string,
) => clockFrom(terms.clocks[name] ?? { days: 0, of: 'calendar' }, from, calendar);

export const onFire = firingOf('fire', 1);
export const removedData: TitleRemoved = {
  ...title,
  ...{ removalId, names: terms.names, plaqueNumber: '清-0001', mode: 'byRule', trigger: 'fire' },
  ...{ grounds: onFire.grounds, clause: '第七条第一项', publishedClause: null, authority: countyOffice },
  ...{ proposer: null, by: [], confirmedBy: [], minutesNumber: null, documentNumber: null, document: null },
  ...{ decidedAt: '2026-06-20T02:00:00.000Z', effectiveOn: '2026-06-20', told: null, statement: null, answer: null },
  appeal: { way: 'inWriting', to: countyOffice, until: clock('appeal', '2026-06-20') },
  cascade: [{ key: 'safe-compound', of: 'same', consequence: 'proposeRemoval' }],
  clocks: {
    signedDocument: clock('signedDocument', '2026-06-20'),
    served: clock('served', '2026-06-20'),
    plaque: clock('plaque', '2026-06-20'),
  },
  basis: basis(5),
};
export const removedEvent: TitleEvent = { type: 'TitleRemoved', data: removedData };
export const removed: readonly TitleEvent[] = [...conferred, raised(onFire, 1, 5), removedEvent];

export const fight: Ground = groundOf(standing(2, { kind: 'incident', code: 'fight' }, '2026-06-20'));
export const propose = (change: Partial<ProposeRemoval['data']> = {}, day = '2026-06-22'): ProposeRemoval => ({
  type: 'ProposeRemoval',
  data: {
    ...{ titleId, grounds: [fight], clause: '第八条', publishedClause: '第三章第八条', by: clerk },
    ...{ lateEntry: null, inputs, ...change },
  },
  ...on(day),
});
export const proposedData: RemovalProposed = {
  ...{ titleId, cause: 'office', trigger: null, grounds: [fight], clause: '第八条', publishedClause: '第三章第八条' },
  ...{ on: '2026-06-22', proposer: clerk, confirmedBy: [], basis: basis(5) },
};
export const proposedEvent: TitleEvent = { type: 'RemovalProposed', data: proposedData };
export const proposed: readonly TitleEvent[] = [...conferred, proposedEvent];

export const tell = (change: Partial<TellSubject['data']> = {}, day = '2026-06-23'): TellSubject => ({
  type: 'TellSubject',
  data: { titleId, way: 'inPerson', by: clerk, lateEntry: null, terms, calendar, ...change },
  ...on(day),
});
/** Working days: 24, 25, 26 June. */
export const toldData: SubjectTold = {
  ...{ titleId, factIds: [fight.factId], way: 'inPerson', on: '2026-06-23', by: clerk },
  statementUntil: clock('statement', '2026-06-23'),
};
export const toldEvent: TitleEvent = { type: 'SubjectTold', data: toldData };
export const toldOf: readonly TitleEvent[] = [...proposed, toldEvent];

export const signRemoval = (change: Partial<SignRemoval['data']> = {}, day = '2026-06-29'): SignRemoval => ({
  type: 'SignRemoval',
  data: {
    ...{ titleId, removalId, documentNumber: '清创〔2026〕11号', minutesNumber: '纪要〔2026〕6号', document: null },
    ...{ by: secretary, lateEntry: null, inputs, terms, calendar, ...change },
  },
  ...on(day),
});
const removalSigned: RemovalSigned = {
  ...{ titleId, documentNumber: '清创〔2026〕11号', minutesNumber: '纪要〔2026〕6号', document: null },
  ...{ on: '2026-06-29', by: secretary },
};
export const removalSignedOnce: TitleEvent = { type: 'RemovalSigned', data: removalSigned };
export const removalSignedTwice: TitleEvent = { type: 'RemovalSigned', data: { ...removalSigned, by: magistrate } };

export const appeal = (change: Partial<RecordAppeal['data']> = {}, day = '2026-07-01'): RecordAppeal => ({
  type: 'RecordAppeal',
  data: {
    ...{ titleId, removalId, appealId: id(31), text: sealed('不服'), files: [], by: clerk, lateEntry: null },
    ...{ terms, calendar, ...change },
  },
  ...on(day),
});
