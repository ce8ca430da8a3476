import { personIdsOf, type OfficerAsOf } from '@gongjian/shared-kernel';
import { ranFor, runningClock } from './title-aftermath.js';
import type { TitleClock } from './title.events.js';
import type { TitleAct } from './title-may.js';
import { isHeld, passedKey, pendingOf, type Procedure, type Removal, type Title } from './title-state.js';

/** An act a title waits for, of somebody who stands behind none of those before it. */
export interface Awaited {
  readonly act: TitleAct;
  /** Ids of the persons it cannot be. */
  readonly notBy: readonly string[];
}

/** Every act the title waits for, whoever may do it. */
export function awaitedActs(title: Title): readonly Awaited[] {
  const { importing, recognising, downgrading, ending, correction, annullingNaming, triggers } = title;
  const second = (act: TitleAct, first: OfficerAsOf | undefined) => (first === undefined ? [] : [after(act, [first])]);
  return [
    ...naming(title),
    ...second('confirmImport', importing?.by),
    ...second('confirmRecognition', recognising?.by),
    ...triggers
      .filter(({ status }) => status === 'raised')
      .map(({ confirmedBy }) => after('confirmTrigger', confirmedBy)),
    ...second('downgrade', downgrading?.by),
    ...second('end', ending?.by),
    ...(title.procedure === null ? [] : hearing(title, title.procedure)),
    ...title.removals.filter(({ annulled }) => annulled === null).flatMap(appealing),
    ...owed(title, 'signedDocument', 'recordSignedDocument'),
    ...owed(title, 'served', 'serve'),
    ...owed(title, 'plaque', 'recoverPlaque'),
    ...second('signNamingAnnulment', annullingNaming?.by),
    ...second('confirmCorrection', correction?.proposedBy),
  ];
}

function after(act: TitleAct, persons: readonly OfficerAsOf[]): Awaited {
  return { act, notBy: persons.flatMap(personIdsOf) };
}

function naming(title: Title): readonly Awaited[] {
  const { readiness, plaque, questions, annullingNaming } = title;
  const pending = pendingOf(title);
  const signed = pending === 'ready' || pending === 'signedOnce' ? readiness : null;
  const signing = signed === null ? [] : [after('signNaming', signed.signature === null ? [] : [signed.signature.by])];
  if (!isHeld(title)) return signing;
  const { namingId, imported } = title.naming;
  const confers = plaque === null && imported === undefined && title.standing !== 'suspended';
  const asked = annullingNaming === null && questions.some((question) => question.namingId === namingId);
  return [
    ...signing,
    ...(confers ? [after('confer', [])] : []),
    ...(asked ? [after('proposeNamingAnnulment', [])] : []),
  ];
}

/** The subject is told, its statement is answered, and when its time is over two people sign. */
function hearing({ titleId, passed }: Title, { told, statement, answer, signature }: Procedure): readonly Awaited[] {
  if (told === null) return [after('tell', [])];
  if (statement !== null && answer === null) return [after('answerStatement', [])];
  const isOver = passed.includes(passedKey('statement', titleId, told.statementUntil));
  return isOver ? [after('signRemoval', signature === null ? [] : [signature.by])] : [];
}

function appealing({ removed, appeals, causes, annulment }: Removal): readonly Awaited[] {
  const decides = [...removed.by, ...removed.confirmedBy];
  const isUpheld = appeals.some(({ decided }) => decided?.outcome === 'upheld');
  return [
    ...appeals.filter(({ decided }) => decided === null).map(() => after('decideAppeal', decides)),
    ...(annulment === null && (causes.length > 0 || isUpheld) ? [after('proposeAnnulment', [])] : []),
    ...(annulment === null ? [] : [after('signAnnulment', [annulment.by])]),
  ];
}

function owed(title: Title, clock: TitleClock, act: TitleAct): readonly Awaited[] {
  return ranFor(title, clock).flatMap((of) => (runningClock(title, clock, of) === null ? [] : [after(act, [])]));
}
