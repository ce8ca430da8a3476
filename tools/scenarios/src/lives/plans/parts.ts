import type { Demand, Due, EvidenceFiled, EvidenceReview, Submission, TaskRules } from '@gongjian/plans-domain';
import {
  endOfLocalDate,
  type ActingOfficer,
  type Clock,
  type LateEntry,
  type LocalDate,
  type OfficerAsOf,
  type Reason,
  type UnitAsOf,
} from '@gongjian/shared-kernel';
import {
  clerk,
  committee,
  countyOffice,
  file,
  healthBureau,
  id,
  lateEntry,
  people,
  reason,
  same,
  samePerson,
} from '../cast.js';
import { SILENT, type Moment, type Objection } from '../kind.js';
import { PINNED } from '../programme.js';

export const on = ({ now, today }: Moment<unknown>) => ({ now, today });
export const by = ({ dice }: Moment<unknown>): OfficerAsOf => dice.pick(people);
export const late = ({ dice, today }: Moment<unknown>) => ({ lateEntry: lateEntry(dice, today) });
export const units: readonly [UnitAsOf, ...UnitAsOf[]] = [committee, healthBureau, countyOffice];

/** Whoever acts, mostly for the office. */
export const acting = (m: Moment<unknown>): ActingOfficer => ({
  officer: by(m),
  unitIds: [m.dice.chance(85) ? countyOffice.id : committee.id],
});

/** Entered late, then now and then by another person for the unit; of what is over, also of its last day. */
export function forUnit({ dice, today, now }: Moment<unknown>, due: Pick<Clock, 'lastDay' | 'dueAt'> | null = null) {
  const isOver = due !== null && now >= due.dueAt && dice.chance(35);
  const entry = isOver ? { effectiveOn: due.lastDay, reason } : lateEntry(dice, today);
  const recorded = entry !== null && dice.chance(50);
  const recorderUnits = dice.chance(50) ? [countyOffice.id] : [committee.id];
  return { lateEntry: entry, recordedBy: recorded ? clerk : null, ...(recorded ? { recorderUnits } : {}) };
}

export const dueClock = (due: Due | null | undefined): Pick<Clock, 'lastDay' | 'dueAt'> | null =>
  due == null ? null : { lastDay: due.lastDay, dueAt: due.overdueAt };

const piece = (n: number): EvidenceFiled => ({
  ...file(n),
  evidenceId: `00000000-0000-4000-8000-${String(2_000 + n).padStart(12, '0')}`,
  note: null,
  takenOn: null,
  place: null,
});
const MOST = 100;
const TOO_MANY = Array.from({ length: MOST + 1 }, (_each, n) => piece(n));

export function evidenceOf({ dice }: Moment<unknown>): readonly EvidenceFiled[] {
  const pieces = [piece(1), { ...piece(2), sha256: String(3 + dice.below(3)).repeat(64) }];
  return dice.weigh([
    [7, pieces],
    [1, []],
    [1, [...pieces, ...pieces]],
    [1, TOO_MANY],
  ]);
}

export function evidenceObjections(prefix: string, evidence: readonly EvidenceFiled[]): readonly Objection[] {
  const ids = evidence.map(({ evidenceId }) => evidenceId);
  return [
    [`${prefix}.EVIDENCE_EMPTY`, ids.length === 0],
    [`${prefix}.EVIDENCE_TOO_MANY`, ids.length > MOST],
    [`${prefix}.EVIDENCE_TWICE`, new Set(ids).size < ids.length && ids.length <= MOST],
  ];
}

/** What is overdue is so no longer by what a unit that answers for it enters late. */
export function isUndoing(
  data: {
    readonly lateEntry: LateEntry | null;
    readonly recordedBy: OfficerAsOf | null;
    readonly recorderUnits?: readonly string[];
  },
  { now, today }: { readonly now: string; readonly today: LocalDate },
  overdueAt: string,
  answering: readonly string[],
): boolean {
  const day = data.lateEntry?.effectiveOn ?? today;
  const byUnit =
    data.recordedBy === null ||
    data.recorderUnits === undefined ||
    data.recorderUnits.some((unit) => answering.includes(unit));
  return data.lateEntry !== null && now >= overdueAt && endOfLocalDate(day) <= overdueAt && byUnit;
}

export const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  same([...new Set(one)].sort(), [...new Set(other)].sort());

/** Two levels: the unit's head signs, the office reviews. */
export const taskRules = ({ dice }: Moment<unknown>): TaskRules => ({
  ...{ programme: PINNED.programme, version: PINNED.version, rules: PINNED.rules },
  review: [
    { level: 1, names: { zh: '审签', en: 'Signature' }, actedBy: 'unitHead' },
    { level: 2, names: { zh: '审核', en: 'Review' }, actedBy: 'office' },
  ],
  extension: dice.chance(85) ? { mayBeAskedUntil: 2, maxTimes: 1, decidedBy: 'office' } : null,
  overdue: { reminderDaysBefore: 2, graceDays: 1, dayOff: 'nextWorkingDay' },
});

/** What waits for a review, as a task or a filing says it. */
export interface UnderReview {
  readonly rules: TaskRules;
  /** `null`: nothing waits. */
  readonly level: number | null;
  readonly submission: Submission | null;
  readonly reviews: readonly EvidenceReview[];
}

interface Review {
  readonly submission: number;
  readonly level: number;
  readonly reviewed: readonly string[];
  readonly destroyed: readonly string[];
  readonly result: 'approve' | 'return';
  readonly reason: Reason | null;
  readonly newDueOn: LocalDate | null;
  readonly by: ActingOfficer;
  readonly lateEntry: LateEntry | null;
}

const shasOf = (submission: Submission | null): readonly string[] =>
  (submission?.evidence ?? []).map(({ sha256 }) => sha256);

export function reviewOf(m: Moment<unknown>, state: UnderReview | null, newDueOn: LocalDate): Review {
  const { dice } = m;
  const last = state?.reviews.at(-1);
  if (last !== undefined && dice.chance(12)) {
    const again = {
      ...{ submission: last.submission, level: last.level, result: last.result, reason: last.reason },
      ...{ reviewed: last.reviewed.map(({ sha256 }) => sha256), destroyed: [], newDueOn: last.due?.on ?? null },
      ...{ by: { officer: last.reviewer, unitIds: [countyOffice.id] }, lateEntry: last.lateEntry ?? null },
    };
    return dice.chance(60) ? again : { ...again, result: dice.pick(['approve', 'return'] as const), reason };
  }
  const result = dice.weigh<'approve' | 'return'>([
    [3, 'approve'],
    [1, 'return'],
  ]);
  return {
    ...{ submission: dice.chance(94) ? (state?.submission?.submission ?? 1) : 9 },
    ...{ level: dice.chance(94) ? (state?.level ?? 1) : 1 + dice.below(2), result },
    reviewed: dice.chance(94) ? shasOf(state?.submission ?? null) : ['9'.repeat(64)],
    destroyed: dice.chance(7) ? ['1'.repeat(64)] : [],
    reason: dice.chance(82) ? reason : null,
    newDueOn: dice.chance(82) ? newDueOn : null,
    by: acting(m),
    ...late(m),
  };
}

/** `late`: what stands against the day it was entered for. */
export function reviewObjections(
  prefix: string,
  { rules, level, submission, reviews }: UnderReview,
  data: Review,
  today: LocalDate,
  late: readonly Objection[],
): readonly Objection[] {
  const last = reviews.at(-1);
  const { officer, unitIds } = data.by;
  const isReturn = data.result === 'return';
  if (
    last?.submission === data.submission &&
    last.level === data.level &&
    last.reviewer.personId === officer.personId
  ) {
    const again =
      last.result === data.result &&
      (last.due?.on ?? null) === (isReturn ? data.newDueOn : null) &&
      same(last.reason, data.reason) &&
      same(last.lateEntry ?? null, data.lateEntry) &&
      sameSet(
        last.reviewed.map(({ sha256 }) => sha256),
        data.reviewed,
      );
    return [
      [SILENT, again],
      [`${prefix}.ALREADY_REVIEWED`, !again],
    ];
  }
  if (level === null || submission === null) return [[`${prefix}.NOT_SUBMITTED`, true]];
  const filers = [submission.submittedBy, ...(submission.recordedBy === undefined ? [] : [submission.recordedBy])];
  const own = [submission.unit.id, ...submission.submitterUnits];
  const isHead = rules.review[level - 1]?.actedBy === 'unitHead';
  return [
    [`${prefix}.SUBMISSION_CHANGED`, data.submission !== submission.submission],
    [`${prefix}.LEVEL_CHANGED`, data.level !== level],
    [`${prefix}.OWN_SUBMISSION`, filers.some((filer) => samePerson(filer, officer))],
    [`${prefix}.OWN_UNIT_SUBMISSION`, !isHead && unitIds.some((unit) => own.includes(unit))],
    [`${prefix}.EVIDENCE_CHANGED`, !sameSet(shasOf(submission), data.reviewed)],
    [`${prefix}.EVIDENCE_DESTROYED`, !isReturn && data.destroyed.length > 0],
    ...late,
    [`${prefix}.RETURN_NEEDS_REASON`, isReturn && data.reason === null],
    [`${prefix}.RETURN_NEEDS_DUE_DATE`, isReturn && data.newDueOn === null],
    [
      `${prefix}.DUE_IN_PAST`,
      isReturn && data.newDueOn !== null && data.newDueOn < (data.lateEntry?.effectiveOn ?? today),
    ],
  ];
}

interface Proposal {
  readonly correctionId: string;
  readonly proposedBy: OfficerAsOf;
}

/** Of the correction that waits, mostly. */
export const pendingId = ({ dice }: Moment<unknown>, proposal: Proposal | null): string =>
  (dice.chance(90) ? proposal?.correctionId : undefined) ?? id(9);

export const someNumber = ({ dice }: Moment<unknown>): string | null =>
  dice.chance(75) ? `清创〔2026〕${dice.below(3)}号` : null;

/** `used`: something was decided on it, so that it takes a second person. */
export function correctingObjections(
  prefix: string,
  { correctionId, correction }: { readonly correctionId: string; readonly correction: { readonly value: unknown } },
  { was, used, proposal }: { readonly was: unknown; readonly used: boolean; readonly proposal: Proposal | null },
): readonly Objection[] {
  if (same(was, correction.value)) return [[SILENT, true]];
  const waits = used && proposal !== null;
  return [
    [SILENT, waits && proposal.correctionId === correctionId],
    [`${prefix}.CORRECTION_PENDING`, waits && proposal.correctionId !== correctionId],
  ];
}

export function confirmingObjections(
  prefix: string,
  { correctionId, by: who }: { readonly correctionId: string; readonly by: OfficerAsOf },
  proposal: Proposal | null,
): readonly Objection[] {
  if (proposal?.correctionId !== correctionId) return [[`${prefix}.CORRECTION_UNKNOWN`, true]];
  return [[`${prefix}.CORRECTION_BY_SAME_PERSON`, samePerson(proposal.proposedBy, who)]];
}

export const decliningObjections = (
  prefix: string,
  { correctionId }: { readonly correctionId: string },
  proposal: Proposal | null,
): readonly Objection[] => [[`${prefix}.CORRECTION_UNKNOWN`, proposal?.correctionId !== correctionId]];

/** `null`: it took no second person. */
export const correctedBy = ({
  proposedBy,
  confirmedBy,
}: {
  readonly proposedBy: OfficerAsOf;
  readonly confirmedBy: OfficerAsOf | null;
}): readonly OfficerAsOf[] | null => (confirmedBy === null ? null : [proposedBy, confirmedBy]);

/** What is demanded beyond the work: mostly with its necessity, now and then without, or twice. */
export const someDemands = ({ dice }: Moment<unknown>): readonly Demand[] | undefined =>
  dice.weigh<readonly Demand[] | undefined>([
    [14, undefined],
    [4, [{ kind: 'photo', necessity: '清理前后须能对照' }]],
    [2, []],
    [1, [{ kind: 'place', necessity: ' ' }]],
    [1, [0, 1].map(() => ({ kind: 'video', necessity: '过程须能回看' }))],
  ]);

export const demandsObjections = (demands: readonly Demand[] | undefined): readonly Objection[] => [
  ['DEMAND.NECESSITY_MISSING', demands?.some(({ necessity }) => necessity.trim() === '') === true],
  ['DEMAND.TWICE', demands !== undefined && new Set(demands.map(({ kind }) => kind)).size < demands.length],
];
