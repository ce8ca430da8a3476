import {
  assertNever,
  personIdsOf,
  type Fact,
  type Instant,
  type OfficerAsOf,
  type View,
} from '@gongjian/shared-kernel';
import type { RoundForm } from '../pinned.js';
import type { PlacedSubject } from '../placed-subject.js';
import type { RankRow } from '../rules/graded.js';
import type { Value } from '../rules/value.js';
import { rankRowOf } from '../rules/v2/grade-all.js';
import { isScoredAtOnce } from './sheet-state.js';
import type {
  AdjustmentRecorded,
  AssessmentFiled,
  AssessorStoodAside,
  AssessorWithdrawn,
  EvidenceSeen,
  ExternalResultProposed,
  FalsificationFound,
  FalsificationProposed,
  FindingRecorded,
  FindingWithdrawalProposed,
  FindingWithdrawn,
  PointsSampled,
  SelfCheckFiled,
  SheetCorrected,
  SheetCorrectionProposed,
  SheetEvent,
  SheetLeftOut,
  SheetOpened,
  SheetReopened,
  SheetScored,
} from './sheet.events.js';

/** Without the values: assessors do not see each other's before the sheet is scored, and then it shows them combined. */
export interface AssessmentRow extends Omit<AssessmentFiled, 'sheetId' | 'values'> {
  readonly filedAt: Instant;
}

export interface FindingRow extends Omit<FindingRecorded, 'sheetId'> {
  readonly recordedAt: Instant;
  readonly withdrawal: (Pick<FindingWithdrawn, 'reason' | 'proposedBy' | 'by'> & { readonly at: Instant }) | null;
}

export interface EvidenceRow {
  readonly indicator: string;
  readonly sourceId: string;
  readonly evidence: readonly EvidenceSeen[];
}

export type SheetStatus = 'open' | 'waiting' | 'arbitration' | 'scored' | 'reopened';

export interface SheetRow extends Omit<SheetOpened, 'sheetId'> {
  readonly id: string;
  readonly status: SheetStatus;
  readonly appointed: readonly OfficerAsOf[];
  readonly stoodAside: readonly (Omit<AssessorStoodAside, 'sheetId'> & { readonly at: Instant })[];
  /** Whose appointment the office took back, and whom it ordered to stand aside. */
  readonly assessorsWithdrawn: readonly (Omit<AssessorWithdrawn, 'sheetId'> & { readonly at: Instant })[];
  readonly sample: Omit<PointsSampled, 'sheetId'> | null;
  readonly selfCheck: (Omit<SelfCheckFiled, 'sheetId'> & { readonly filedAt: Instant }) | null;
  readonly assessments: readonly AssessmentRow[];
  readonly arbitrated: readonly string[];
  readonly filled: readonly { readonly indicator: string; readonly value: Value; readonly sourceId: string }[];
  readonly evidence: readonly EvidenceRow[];
  readonly adjustments: readonly (Omit<AdjustmentRecorded, 'sheetId'> & { readonly recordedAt: Instant })[];
  readonly findings: readonly FindingRow[];
  readonly findingWithdrawal: FindingWithdrawalProposed | null;
  readonly external: ExternalResultProposed | null;
  readonly externalConfirmedBy: readonly OfficerAsOf[] | null;
  readonly falsification: FalsificationProposed | null;
  readonly falsifications: readonly FalsificationFound[];
  readonly score: (Omit<SheetScored, 'sheetId'> & { readonly revision: string; readonly scoredAt: Instant }) | null;
  readonly reopenings: readonly (Omit<SheetReopened, 'sheetId'> & { readonly at: Instant })[];
  /** Its round was concluded without it. */
  readonly leftOut: { readonly lacking: SheetLeftOut['lacking']; readonly at: Instant } | null;
  readonly correction: SheetCorrectionProposed | null;
  readonly corrections: readonly (SheetCorrected & { readonly at: Instant })[];
  readonly openedAt: Instant;
  readonly changedAt: Instant;
}

export const sheetView: View<SheetRow, SheetEvent> = (row, fact) => {
  if (fact.event.type === 'SheetOpened') return opened(fact.event.data, fact.metadata.recordedAt);
  return row && { ...row, ...changed(row, fact), changedAt: fact.metadata.recordedAt };
};

function opened({ sheetId, ...rest }: SheetOpened, at: Instant): SheetRow {
  return {
    ...rest,
    id: sheetId,
    status: 'open',
    appointed: [],
    stoodAside: [],
    assessorsWithdrawn: [],
    sample: null,
    selfCheck: null,
    assessments: [],
    arbitrated: [],
    filled: [],
    evidence: [],
    adjustments: [],
    findings: [],
    findingWithdrawal: null,
    external: null,
    externalConfirmedBy: null,
    falsification: null,
    falsifications: [],
    score: null,
    reopenings: [],
    leftOut: null,
    correction: null,
    corrections: [],
    openedAt: at,
    changedAt: at,
  };
}

function changed(row: SheetRow, { event, metadata, revision }: Fact<SheetEvent>): Partial<SheetRow> {
  const at = metadata.recordedAt;
  switch (event.type) {
    case 'SheetOpened':
      return {};
    case 'SheetAppliedFor':
      return { application: event.data.application };
    case 'AssessorAppointed':
      return { appointed: [...row.appointed, event.data.assessor] };
    case 'AssessorStoodAside': {
      const { sheetId: _sheetId, ...aside } = event.data;
      const appointed = row.appointed.filter(({ personId }) => personId !== aside.assessor.personId);
      return { appointed, stoodAside: [...row.stoodAside, { ...aside, at }] };
    }
    case 'AssessorWithdrawn': {
      const { sheetId: _sheetId, ...withdrawn } = event.data;
      const appointed = row.appointed.filter(({ personId }) => personId !== withdrawn.assessor.personId);
      return { appointed, assessorsWithdrawn: [...row.assessorsWithdrawn, { ...withdrawn, at }] };
    }
    case 'PointsSampled': {
      const { sheetId: _sheetId, ...sample } = event.data;
      return { sample };
    }
    case 'SelfCheckFiled': {
      const { sheetId: _sheetId, ...selfCheck } = event.data;
      return { selfCheck: { ...selfCheck, filedAt: at } };
    }
    case 'AssessmentFiled': {
      const { sheetId: _sheetId, values: _values, ...shown } = event.data;
      return { status: 'waiting', assessments: [...row.assessments, { ...shown, filedAt: at }] };
    }
    case 'ArbitrationAsked':
      return { status: 'arbitration', arbitrated: event.data.indicators };
    case 'SheetScored': {
      const { sheetId: _sheetId, ...score } = event.data;
      return { status: 'scored', score: { ...score, revision: String(revision), scoredAt: at } };
    }
    case 'AdjustmentRecorded': {
      const { sheetId: _sheetId, ...adjustment } = event.data;
      return { adjustments: [...row.adjustments, { ...adjustment, recordedAt: at }] };
    }
    case 'ValueFilled': {
      const { indicator, value, source } = event.data;
      const others = row.filled.filter((each) => each.indicator !== indicator);
      return { filled: [...others, { indicator, value, sourceId: source.id }] };
    }
    case 'IndicatorEvidenced': {
      const { indicator, sourceId, evidence } = event.data;
      return { evidence: [...others(row.evidence, indicator, sourceId), { indicator, sourceId, evidence }] };
    }
    case 'IndicatorEvidenceReopened':
      return { evidence: others(row.evidence, event.data.indicator, event.data.sourceId) };
    case 'FindingRecorded': {
      const { sheetId: _sheetId, ...finding } = event.data;
      return { findings: [...row.findings, { ...finding, recordedAt: at, withdrawal: null }] };
    }
    case 'FindingWithdrawn': {
      const { findingId, reason, proposedBy, by } = event.data;
      const withdrawal = { reason, by, at, ...(proposedBy === undefined ? {} : { proposedBy }) };
      return {
        findings: row.findings.map((each) => (each.findingId === findingId ? { ...each, withdrawal } : each)),
        ...(proposedBy === undefined ? {} : { findingWithdrawal: null }),
      };
    }
    case 'FindingWithdrawalProposed':
      return { findingWithdrawal: event.data };
    case 'FindingWithdrawalDeclined':
      return { findingWithdrawal: null };
    case 'ExternalResultProposed':
      return { external: event.data, externalConfirmedBy: null };
    case 'ExternalResultConfirmed':
      return { externalConfirmedBy: event.data.by };
    case 'ExternalResultDeclined':
      return { external: null };
    case 'FalsificationProposed':
      return { falsification: event.data };
    case 'FalsificationFound':
      return { falsification: null, falsifications: [...row.falsifications, event.data] };
    case 'FalsificationDeclined':
      return { falsification: null };
    case 'SheetReopened': {
      const { sheetId: _sheetId, ...reopening } = event.data;
      const reopenings = [...row.reopenings, { ...reopening, at }];
      const again = isScoredAtOnce(reopening.cause) ? {} : { arbitrated: [], selfCheck: null };
      const proposed = reopening.cause.kind === 'fact' ? {} : { correction: null };
      return { status: 'reopened', ...again, ...proposed, reopenings };
    }
    case 'SheetLeftOut':
      return { leftOut: { lacking: event.data.lacking, at } };
    case 'SheetCorrectionProposed':
      return { correction: event.data };
    case 'SheetCorrected':
      return { correction: null, corrections: [...row.corrections, { ...event.data, at }] };
    case 'SheetCorrectionDeclined':
      return { correction: null };
    default:
      return assertNever(event);
  }
}

function others(evidence: readonly EvidenceRow[], indicator: string, sourceId: string): readonly EvidenceRow[] {
  return evidence.filter((each) => each.indicator !== indicator || each.sourceId !== sourceId);
}

/** The narrow row a round is concluded from. */
export interface SheetResultRow {
  readonly id: string;
  readonly roundId: string;
  readonly status: SheetStatus;
  readonly subject: PlacedSubject;
  readonly applicationId: string | null;
  readonly form: RoundForm;
  /** Ids of the persons who have assessed it or put a value right, and of those they did it for. */
  readonly assessors: readonly string[];
  /** `null` while there is no score that stands. */
  readonly score: { readonly row: RankRow; readonly revision: string } | null;
}

export const sheetResultView: View<SheetResultRow, SheetEvent> = (row, { event, revision }) => {
  switch (event.type) {
    case 'SheetOpened': {
      const { sheetId, roundId, subject, application, form } = event.data;
      const applicationId = application?.id ?? null;
      return { id: sheetId, roundId, status: 'open', subject, applicationId, form, assessors: [], score: null };
    }
    case 'SheetAppliedFor':
      return row && { ...row, applicationId: event.data.application.id };
    case 'SelfCheckFiled':
      return row?.form === 'selfCheck' ? assessedBy(row, [event.data.filedBy]) : row;
    case 'AssessmentFiled':
      return row && assessedBy(row, [event.data.assessor]);
    case 'ExternalResultConfirmed':
      return row && assessedBy(row, event.data.by);
    case 'SheetCorrected':
      return row && assessedBy(row, [event.data.proposedBy, event.data.confirmedBy]);
    case 'SheetScored': {
      if (row === null) return null;
      const { told, result } = event.data;
      return {
        ...row,
        status: 'scored',
        score: { row: rankRowOf(ranked(row, told), result), revision: String(revision) },
      };
    }
    case 'SheetReopened':
      return row && { ...row, status: 'reopened', score: null };
    default:
      return row;
  }
};

function assessedBy(row: SheetResultRow, officers: readonly OfficerAsOf[]): SheetResultRow {
  return { ...row, assessors: [...new Set([...row.assessors, ...officers.flatMap((each) => personIdsOf(each))])] };
}

function ranked({ id, subject, applicationId }: SheetResultRow, told: string | null): Parameters<typeof rankRowOf>[0] {
  return {
    subjectId: subject.id,
    sheetId: id,
    class: subject.class,
    county: subject.county?.id ?? null,
    town: subject.town?.id ?? null,
    applied: applicationId !== null,
    told,
  };
}
