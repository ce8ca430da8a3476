import { sharePerson, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import { mayAct as may, type MayAct, type Refusal } from '../may-act.js';
import {
  applicationDetermined,
  applicationOnHold,
  applicationSamePerson,
  mayNotReject,
  notAssessed,
  notAtLevel,
  notDetermined,
  notOnHold,
  notReturned,
  ownApplication,
} from './application.errors.js';
import { judgedOn, refusesUnmet } from './application-conditions.js';
import type { Judging } from './application.commands.js';
import { levelOf, type FiledApplication } from './application-state.js';

function atLevel(state: FiledApplication, by: OfficerAsOf): Refusal {
  if (state.status === 'onHold') return applicationOnHold(state.heldFor ?? '');
  if (state.status !== 'atLevel') return notAtLevel(null);
  return isOwn(state, by) ? ownApplication() : null;
}

function isOwn({ filed }: FiledApplication, by: OfficerAsOf): boolean {
  return [filed.filer, filed.recordedBy].some(
    (filer) => filer !== null && filer !== undefined && sharePerson(filer, by),
  );
}

/** The grade a level waits for has been given. */
function isAssessed(state: FiledApplication): boolean {
  const level = levelOf(state);
  if (level === null || (level.does !== 'evaluate' && level.does !== 'determine')) return true;
  const rounds = state.filed.chain.slice(0, state.level + 1).flatMap(({ round }) => (round === null ? [] : [round]));
  return rounds.every((round) => state.grades.some(({ roundCode }) => roundCode === round));
}

export function refusesApproval(state: FiledApplication, by: OfficerAsOf): Refusal {
  const level = levelOf(state);
  const refusal = atLevel(state, by);
  if (refusal !== null) return refusal;
  if (state.approvedBy !== null) return notAtLevel(level?.code ?? null);
  return isAssessed(state) ? null : notAssessed();
}

export function refusesAcceptance(state: FiledApplication, by: OfficerAsOf): Refusal {
  const level = levelOf(state);
  const refusal = atLevel(state, by);
  if (refusal !== null) return refusal;
  if (state.approvedBy === null || level?.twoStep !== true) return notAtLevel(level?.code ?? null);
  return sharePerson(state.approvedBy, by) ? applicationSamePerson() : null;
}

export function refusesReturn(state: FiledApplication, by: OfficerAsOf): Refusal {
  return atLevel(state, by);
}

/** Also while it is on hold: then whether the level may reject does not matter. */
export function refusesRejection(state: FiledApplication, by: OfficerAsOf): Refusal {
  if (state.status === 'onHold') return isOwn(state, by) ? ownApplication() : null;
  const refusal = atLevel(state, by);
  if (refusal !== null) return refusal;
  return levelOf(state)?.mayReject === true ? null : mayNotReject();
}

export function refusesFiling(state: FiledApplication): Refusal {
  if (!state.determined) return notDetermined();
  return state.status === 'determined' && levelOf(state)?.does === 'file' ? null : notAtLevel(null);
}

export function refusesResubmission(state: FiledApplication): Refusal {
  if (state.status === 'onHold') return applicationOnHold(state.heldFor ?? '');
  return state.status === 'returned' ? null : notReturned();
}

export function refusesWithdrawal(state: FiledApplication): Refusal {
  if (state.determined) return applicationDetermined();
  return state.status === 'rejected' ? notAtLevel(null) : null;
}

/** What passing its level rests on besides the application. */
export interface JudgedNow {
  readonly judging: Judging;
  readonly on: LocalDate;
}

export type ApplicationAct = 'approve' | 'accept' | 'return' | 'reject' | 'file' | 'resubmit' | 'resume' | 'withdraw';

/** What the state of an application allows this person. */
export function mayOnApplication(
  state: FiledApplication,
  by: OfficerAsOf,
  { judging, on }: JudgedNow,
): Readonly<Record<ApplicationAct, MayAct>> {
  const unmet = refusesUnmet(judgedOn(state.filed, judging, on));
  return {
    approve: may(refusesApproval(state, by) ?? unmet),
    accept: may(refusesAcceptance(state, by) ?? unmet),
    return: may(refusesReturn(state, by)),
    reject: may(refusesRejection(state, by)),
    file: may(refusesFiling(state)),
    resubmit: may(refusesResubmission(state)),
    resume: may(state.status === 'onHold' ? null : notOnHold()),
    withdraw: may(refusesWithdrawal(state)),
  };
}
