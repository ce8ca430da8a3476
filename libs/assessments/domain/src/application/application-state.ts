import { assertNever, type Clock, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import type { ApplicationEvent, ApplicationFiled, ChainLevel, GradeGiven } from './application.events.js';

export interface ApplicationFacts {
  readonly filed: ApplicationFiled;
  /** Place in the chain. */
  readonly level: number;
  readonly reachedOn: LocalDate;
  readonly due: Clock | null;
  readonly overdue: boolean;
  /** Of this level, in its first step. */
  readonly approvedBy: OfficerAsOf | null;
  /** Whose approvals of levels that evaluate or determine count. */
  readonly judges: readonly OfficerAsOf[];
  readonly lastAct: {
    readonly type: ApplicationEvent['type'];
    readonly level: string;
    readonly personId: string;
  } | null;
  readonly grades: readonly GradeGiven[];
  readonly determined: boolean;
  readonly heldFor: string | null;
  /** While it is on hold: the day on which time alone meets its conditions. */
  readonly resumesOn: LocalDate | null;
  /** Where it goes on when it is resumed. */
  readonly heldFrom: 'atLevel' | 'returned';
  readonly revision: number;
}

/** `atLevel`: somebody acts at `level`. `filedUpward`: the last level has its receipt. */
export type ApplicationState =
  | { readonly status: 'none' }
  | { readonly status: 'abandoned' }
  | (ApplicationFacts & {
      readonly status: 'atLevel' | 'returned' | 'onHold' | 'determined' | 'rejected' | 'withdrawn' | 'filedUpward';
    });

export type FiledApplication = Exclude<ApplicationState, { readonly status: 'none' | 'abandoned' }>;

/** Nothing more is done with it: the subject may apply anew. */
export function isOver(state: FiledApplication): boolean {
  switch (state.status) {
    case 'rejected':
    case 'withdrawn':
    case 'filedUpward':
      return true;
    case 'determined':
      return levelOf(state)?.does !== 'file';
    default:
      return false;
  }
}

export const initialApplicationState: ApplicationState = { status: 'none' };

export function levelOf({ filed, level }: ApplicationFacts): ChainLevel | null {
  return filed.chain[level] ?? null;
}

export function evolveApplication(state: ApplicationState, event: ApplicationEvent): ApplicationState {
  if (event.type === 'CreationAbandoned') return { status: 'abandoned' };
  if (event.type === 'ApplicationFiled') {
    return {
      status: 'atLevel',
      filed: event.data,
      level: 0,
      reachedOn: event.data.filedOn,
      due: null,
      overdue: false,
      approvedBy: null,
      judges: [],
      lastAct: null,
      grades: [],
      determined: false,
      heldFor: null,
      resumesOn: null,
      heldFrom: 'atLevel',
      revision: 0,
    };
  }
  if (state.status === 'none' || state.status === 'abandoned') return state;
  return evolveFiled({ ...state, revision: state.revision + 1 }, event);
}

type Later = Exclude<ApplicationEvent, { readonly type: 'ApplicationFiled' | 'CreationAbandoned' }>;

function evolveFiled(state: FiledApplication, event: Later): ApplicationState {
  switch (event.type) {
    case 'LevelReached': {
      const { level, on, due } = event.data;
      const place = state.filed.chain.findIndex(({ code }) => code === level);
      const status = state.determined ? 'determined' : 'atLevel';
      return { ...state, status, level: place, reachedOn: on, due, overdue: false, approvedBy: null };
    }
    case 'LevelApproved':
      return { ...state, ...judged(state, event.data.by), approvedBy: event.data.by, lastAct: actOf(event) };
    case 'LevelAccepted':
      return { ...state, ...judged(state, event.data.by), lastAct: actOf(event) };
    case 'ApplicationReturned':
      return { ...state, status: 'returned', approvedBy: null, due: event.data.due, lastAct: actOf(event) };
    case 'ApplicationResubmitted':
      return { ...state, status: 'atLevel', judges: [] };
    case 'ApplicationRejected':
      return { ...state, status: 'rejected', resumesOn: null, lastAct: actOf(event) };
    case 'ApplicationGraded': {
      const { applicationId: _applicationId, ...given } = event.data;
      const others = state.grades.filter(({ roundId }) => roundId !== given.roundId);
      return { ...state, grades: [...others, given] };
    }
    case 'ApplicationDetermined':
      return { ...state, status: 'determined', determined: true };
    case 'ApplicationFiledUpward': {
      const last = state.level >= state.filed.chain.length - 1;
      return { ...state, status: last ? 'filedUpward' : state.status, lastAct: actOf(event) };
    }
    case 'ApplicationPutOnHold': {
      const heldFrom = state.status === 'returned' ? 'returned' : 'atLevel';
      return { ...state, status: 'onHold', heldFor: event.data.removalId, heldFrom };
    }
    case 'ResumptionForeseen':
      return { ...state, resumesOn: event.data.on };
    case 'ApplicationResumed':
      return {
        ...state,
        status: state.heldFrom,
        heldFor: null,
        resumesOn: null,
        ...(state.heldFrom === 'returned' ? {} : { due: event.data.due ?? state.due, overdue: false }),
      };
    case 'ApplicationWithdrawn':
      return { ...state, status: 'withdrawn', resumesOn: null };
    case 'ApplicationDueRevised': {
      const { previous, due } = event.data;
      return { ...state, due, overdue: state.overdue && due.dueAt <= previous.dueAt };
    }
    case 'LevelBecameOverdue':
      return { ...state, overdue: true };
    default:
      return assertNever(event);
  }
}

function judged(state: FiledApplication, by: OfficerAsOf): Pick<ApplicationFacts, 'judges'> {
  const does = levelOf(state)?.does;
  return { judges: does === 'evaluate' || does === 'determine' ? [...state.judges, by] : state.judges };
}

function actOf(event: {
  readonly type: ApplicationEvent['type'];
  readonly data: { readonly level: string; readonly by: OfficerAsOf };
}): ApplicationFacts['lastAct'] {
  return { type: event.type, level: event.data.level, personId: event.data.by.personId };
}
