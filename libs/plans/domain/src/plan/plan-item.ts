import type { LateEntry, LocalDate, UnitAsOf } from '@gongjian/shared-kernel';
import type { TaskPerson, UnitRole } from '../organisation.js';
import type { Demand } from './demand.js';

export const TASK_SOURCES = [
  'planItem',
  'quarterList',
  'meeting',
  'instruction',
  'inspectionFinding',
  'complaint',
] as const;
/** 方案条目, 季度清单, 会议, 批示, 检查发现, 投诉 */
export type TaskSourceKind = (typeof TASK_SOURCES)[number];

/** Where a duty comes from; `reference` names it (item number, minutes' number), `place` is a span of characters in the imported text. */
export interface TaskSource {
  readonly kind: TaskSourceKind;
  readonly reference: string | null;
  readonly place: { readonly from: number; readonly to: number } | null;
}

/** Whose indicators the evidence of a duty shows met. */
export interface Supports {
  readonly subjectIds: readonly string[];
  /** Codes in the definition. */
  readonly indicators: readonly string[];
}

/** A unit as the document names it; `unit` is `null` until somebody says which unit of the directory that is. */
export interface ItemUnit {
  readonly role: UnitRole;
  readonly unit: UnitAsOf | null;
  readonly text: string | null;
}

/** How an item says by when. */
export type ItemDue =
  | { readonly kind: 'stated'; readonly on: LocalDate }
  | { readonly kind: 'stageEnd'; readonly stage: string }
  | { readonly kind: 'periodEnd' };

export interface PlanItem {
  readonly itemId: string;
  readonly number: string | null;
  readonly heading: string;
  readonly content: string;
  readonly deliverables: readonly string[];
  readonly units: readonly ItemUnit[];
  readonly persons: readonly TaskPerson[];
  readonly due: ItemDue;
  readonly source: TaskSource;
  /** Absent: its evidence counts for no indicator. */
  readonly supports?: Supports;
  /** Absent: nothing beyond the work. */
  readonly demands?: readonly Demand[];
  /** The duty was given before it was recorded. */
  readonly lateEntry: LateEntry | null;
}

export interface PlanStage {
  readonly code: string;
  readonly name: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

export interface PlanPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The date an item's duty is due and the rule it comes from; `null` when its stage has no end. */
export function dueOfItem(
  due: ItemDue,
  stages: readonly PlanStage[],
  period: PlanPeriod,
): { readonly on: LocalDate; readonly rule: ItemDueRule } | null {
  switch (due.kind) {
    case 'stated':
      return { on: due.on, rule: { kind: 'stated' } };
    case 'periodEnd':
      return { on: period.to, rule: { kind: 'periodEnd' } };
    case 'stageEnd': {
      const end = stages.find((stage) => stage.code === due.stage)?.to ?? null;
      return end === null ? null : { on: end, rule: { kind: 'stageEnd', stage: due.stage } };
    }
  }
}

export type ItemDueRule =
  { readonly kind: 'stated' } | { readonly kind: 'stageEnd'; readonly stage: string } | { readonly kind: 'periodEnd' };
