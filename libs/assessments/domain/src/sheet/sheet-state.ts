import { assertNever, personIdsOf, type OfficerAsOf } from '@gongjian/shared-kernel';
import type { EvidencePiece, Values } from '../rules/value.js';
import type {
  AssessmentFiled,
  EvidenceSeen,
  ExternalResultProposed,
  FalsificationProposed,
  Finding,
  FindingWithdrawalProposed,
  ReopeningCause,
  SelfCheckFiled,
  SheetCorrectionProposed,
  SheetEvent,
  SheetOpened,
  SheetScored,
} from './sheet.events.js';

export interface KnownFinding extends Finding {
  readonly by: readonly OfficerAsOf[];
  readonly withdrawn: boolean;
}

export interface SheetFacts {
  readonly opened: SheetOpened;
  readonly assessors: readonly OfficerAsOf[];
  readonly stoodAside: readonly string[];
  /** Whom the office ordered to stand aside. */
  readonly orderedAside: readonly string[];
  /** Whoever checked the subject itself or handed in evidence of it, once. */
  readonly submitters: readonly string[];
  readonly sampled: string | null;
  readonly selfCheck: SelfCheckFiled | null;
  /** Of this turn: reopening for people begins another one. */
  readonly assessments: readonly AssessmentFiled[];
  /** What one more assessor decides. */
  readonly arbitrated: readonly string[] | null;
  readonly filled: Values;
  /** By indicator and source. */
  readonly evidence: Readonly<Record<string, Readonly<Record<string, readonly EvidenceSeen[]>>>>;
  readonly adjustments: readonly { readonly code: string; readonly times: number }[];
  readonly findings: Readonly<Record<string, KnownFinding>>;
  /** Of a finding that two confirmed: proposed by one. */
  readonly withdrawal: FindingWithdrawalProposed | null;
  readonly external: ExternalResultProposed | null;
  readonly falsification: FalsificationProposed | null;
  readonly falsified: readonly string[];
  readonly correction: SheetCorrectionProposed | null;
  /** Its round was concluded without it. */
  readonly leftOut: boolean;
  /** The last score; it stands while the sheet is not open again. */
  readonly scored: SheetScored | null;
  /** Revision of the last event. */
  readonly revision: number;
}

/**
 * `open`: nothing is assessed. `waiting`: for other assessors, a survey or an external figure. `arbitration`: for one
 * more assessor. `reopened`: it was scored, and is assessed once more.
 */
export type SheetState =
  | { readonly status: 'none' }
  | (SheetFacts & { readonly status: 'open' | 'waiting' | 'arbitration' | 'scored' | 'reopened' });

export type OpenedSheet = Exclude<SheetState, { readonly status: 'none' }>;

export const initialSheetState: SheetState = { status: 'none' };

export function evolveSheet(state: SheetState, event: SheetEvent): SheetState {
  if (event.type === 'SheetOpened') {
    return {
      status: 'open',
      opened: event.data,
      assessors: [],
      stoodAside: [],
      orderedAside: [],
      submitters: [],
      sampled: null,
      selfCheck: null,
      assessments: [],
      arbitrated: null,
      filled: {},
      evidence: {},
      adjustments: [],
      findings: {},
      withdrawal: null,
      external: null,
      falsification: null,
      falsified: [],
      correction: null,
      leftOut: false,
      scored: null,
      revision: 0,
    };
  }
  if (state.status === 'none') return state;
  return evolveOpened({ ...state, revision: state.revision + 1 }, event);
}

function evolveOpened(state: OpenedSheet, event: Exclude<SheetEvent, { readonly type: 'SheetOpened' }>): SheetState {
  switch (event.type) {
    case 'SheetAppliedFor':
      return { ...state, opened: { ...state.opened, application: event.data.application } };
    case 'AssessorAppointed':
      return { ...state, assessors: [...state.assessors, event.data.assessor] };
    case 'AssessorStoodAside': {
      const { personId } = event.data.assessor;
      const assessors = state.assessors.filter((assessor) => assessor.personId !== personId);
      return { ...state, assessors, stoodAside: [...state.stoodAside, personId] };
    }
    case 'AssessorWithdrawn': {
      const { assessor, avoids } = event.data;
      const assessors = state.assessors.filter(({ personId }) => personId !== assessor.personId);
      const orderedAside = avoids ? [...state.orderedAside, assessor.personId] : state.orderedAside;
      return { ...state, assessors, orderedAside };
    }
    case 'PointsSampled':
      return { ...state, sampled: event.data.seed };
    case 'SelfCheckFiled':
      return { ...state, selfCheck: event.data, submitters: together(state, personIdsOf(event.data.filedBy)) };
    case 'AssessmentFiled':
      return { ...state, status: 'waiting', assessments: [...state.assessments, event.data] };
    case 'ArbitrationAsked':
      return { ...state, status: 'arbitration', arbitrated: event.data.indicators };
    case 'SheetScored':
      return { ...state, status: 'scored', scored: event.data };
    case 'AdjustmentRecorded': {
      const { code, times } = event.data;
      return { ...state, adjustments: [...state.adjustments, { code, times }] };
    }
    case 'ValueFilled':
      return { ...state, filled: { ...state.filled, [event.data.indicator]: event.data.value } };
    case 'IndicatorEvidenced': {
      const { indicator, sourceId, evidence, submitterIds = [] } = event.data;
      return {
        ...state,
        submitters: together(state, submitterIds),
        evidence: { ...state.evidence, [indicator]: { ...state.evidence[indicator], [sourceId]: evidence } },
      };
    }
    case 'IndicatorEvidenceReopened': {
      const { indicator, sourceId } = event.data;
      const { [sourceId]: _gone, ...left } = state.evidence[indicator] ?? {};
      return { ...state, evidence: { ...state.evidence, [indicator]: left } };
    }
    case 'FindingRecorded': {
      const { findingId } = event.data;
      const finding = { ...findingOf(event.data), by: event.data.by, withdrawn: false };
      return { ...state, findings: { ...state.findings, [findingId]: finding } };
    }
    case 'FindingWithdrawn': {
      const { findingId } = event.data;
      const finding = state.findings[findingId];
      if (finding === undefined) return state;
      const findings = { ...state.findings, [findingId]: { ...finding, withdrawn: true } };
      return { ...state, findings, withdrawal: state.withdrawal?.findingId === findingId ? null : state.withdrawal };
    }
    case 'FindingWithdrawalProposed':
      return { ...state, withdrawal: event.data };
    case 'FindingWithdrawalDeclined':
      return { ...state, withdrawal: null };
    case 'ExternalResultProposed':
      return { ...state, external: event.data };
    case 'ExternalResultConfirmed': {
      const told = state.external?.values ?? {};
      return { ...state, external: null, filled: { ...state.filled, ...told } };
    }
    case 'ExternalResultDeclined':
      return { ...state, external: null };
    case 'FalsificationProposed':
      return { ...state, falsification: event.data };
    case 'FalsificationFound':
      return { ...state, falsification: null, falsified: [...state.falsified, event.data.proposalId] };
    case 'FalsificationDeclined':
      return { ...state, falsification: null };
    case 'SheetReopened': {
      const { cause } = event.data;
      const correction = cause.kind === 'fact' ? state.correction : null;
      const reopened = { ...state, status: 'reopened', correction } as const;
      if (isScoredAtOnce(cause)) return reopened;
      return { ...reopened, assessments: [], arbitrated: null, selfCheck: null };
    }
    case 'SheetLeftOut':
      return { ...state, leftOut: true };
    case 'SheetCorrectionProposed':
      return { ...state, correction: event.data };
    case 'SheetCorrected':
    case 'SheetCorrectionDeclined':
      return { ...state, correction: null };
    default:
      return assertNever(event);
  }
}

/** What people found stands: the same turn is scored once more. */
export function isScoredAtOnce({ kind }: ReopeningCause): boolean {
  return kind === 'correction' || kind === 'fact';
}

function together({ submitters }: SheetFacts, more: readonly string[]): readonly string[] {
  return [...new Set([...submitters, ...more])];
}

export function findingOf({
  findingId,
  indicator,
  serious,
  what,
  pointId,
  putRightOnTheSpot,
  evidence,
}: Finding): Finding {
  return { findingId, indicator, serious, what, pointId, putRightOnTheSpot, evidence };
}

/** All evidence of the sheet as rules see it: what was approved, and what assessors brought along. */
export function evidencePieces(state: OpenedSheet): Readonly<Record<string, readonly EvidencePiece[]>> {
  const pieces: Record<string, EvidencePiece[]> = {};
  const put = (indicator: string, { code, on }: EvidencePiece): void => {
    (pieces[indicator] ??= []).push({ code, on });
  };
  for (const [indicator, bySource] of Object.entries(state.evidence)) {
    for (const evidence of Object.values(bySource).flat()) put(indicator, evidence);
  }
  for (const { evidence } of state.assessments) for (const piece of evidence) put(piece.indicator, piece);
  return pieces;
}
