import { assertNever, type Clock, type Instant, type LocalDate, type UnitAsOf } from '@gongjian/shared-kernel';
import { withEvidence, type KnownEvidence } from '../evidence/evidence.js';
import type { RectificationRules } from '../rules/rectification-rules.js';
import type {
  RectificationChecked,
  RectificationCorrectionProposed,
  RectificationEvent,
  RectificationOrdered,
  RectificationPlace,
  RectificationSubmitted,
} from './rectification.events.js';

export interface RectificationFacts {
  readonly place: RectificationPlace;
  readonly rules: RectificationRules;
  readonly unit: UnitAsOf | null;
  readonly due: Clock;
  /** The clock that runs has run out. */
  readonly overdue: boolean;
  readonly submission: RectificationSubmitted | null;
  readonly evidence: KnownEvidence;
  readonly check: RectificationChecked | null;
  readonly transferred: boolean;
  /** What may be put right in the order. */
  readonly entry: Pick<RectificationOrdered, 'what' | 'indicator' | 'documentNumber'>;
  readonly proposal: RectificationCorrectionProposed | null;
  /** What was done last took effect then: nothing that follows on it came before. */
  readonly notBefore: LocalDate;
  /** Revision of the last event. */
  readonly revision: number;
}

/**
 * `ordered`: waits for a signature. `signed`, `returned`: being worked on. `submitted`: waits for its check. `checked`:
 * passed, waits to be closed. The last two are final.
 */
export type RectificationState =
  | { readonly status: 'none' }
  | (RectificationFacts & {
      readonly status: 'ordered' | 'signed' | 'submitted' | 'returned' | 'checked' | 'closed' | 'withdrawn';
    });

export type KnownRectification = Exclude<RectificationState, { readonly status: 'none' }>;
export type RectificationStatus = KnownRectification['status'];

/** What was ordered is not done yet. */
export function clockRuns({ status }: Pick<KnownRectification, 'status'>): boolean {
  return status === 'ordered' || status === 'signed' || status === 'returned';
}

/** `null`: it is not overdue. */
export function rectificationOverdueSince(state: RectificationState): Instant | null {
  return state.status !== 'none' && clockRuns(state) && state.overdue ? state.due.dueAt : null;
}

export function evolveRectification(state: RectificationState, event: RectificationEvent): RectificationState {
  if (event.type === 'RectificationOrdered') {
    const { rectificationId, subject, programmeId, version, serious, source, removalId } = event.data;
    const { rules, unit, due, what, indicator, documentNumber } = event.data;
    return {
      status: 'ordered',
      place: { rectificationId, subject, programmeId, version, serious, source, removalId },
      rules,
      unit,
      due,
      overdue: false,
      submission: null,
      evidence: {},
      check: null,
      transferred: false,
      entry: { what, indicator, documentNumber },
      proposal: null,
      notBefore: due.from,
      revision: 0,
    };
  }
  if (state.status === 'none') return state;
  return changed({ ...state, revision: state.revision + 1 }, event);
}

type Later = Exclude<RectificationEvent, { readonly type: 'RectificationOrdered' }>;

function changed(state: KnownRectification, event: Later): RectificationState {
  switch (event.type) {
    case 'RectificationUnitAssigned':
      return { ...state, status: state.status === 'returned' ? 'returned' : 'ordered', unit: event.data.unit };
    case 'RectificationSigned':
      return { ...state, status: state.status === 'ordered' ? 'signed' : state.status };
    case 'RectificationSubmitted': {
      const { evidence, submittedOn } = event.data;
      return {
        ...state,
        status: 'submitted',
        submission: event.data,
        evidence: withEvidence(state.evidence, evidence),
        notBefore: submittedOn,
      };
    }
    case 'RectificationChecked': {
      const { result, due, checkedOn } = event.data;
      const after = { ...state, check: event.data, notBefore: checkedOn };
      if (result === 'approve') return { ...after, status: 'checked' };
      return due === null ? after : { ...after, status: 'returned', due, overdue: false };
    }
    case 'RectificationClosed':
      return { ...state, status: 'closed' };
    case 'RectificationBecameOverdue':
      return { ...state, overdue: true };
    case 'RectificationDueRevised': {
      const { due, previous } = event.data;
      return { ...state, due, overdue: due.dueAt === previous.dueAt && state.overdue };
    }
    case 'RectificationTransferred':
      return { ...state, transferred: true };
    case 'RectificationWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'RectificationCorrectionProposed':
      return { ...state, proposal: event.data };
    case 'RectificationCorrected': {
      const { field, value } = event.data.correction;
      return { ...state, entry: { ...state.entry, [field]: value }, proposal: null };
    }
    case 'RectificationCorrectionDeclined':
      return { ...state, proposal: null };
    default:
      return assertNever(event);
  }
}
