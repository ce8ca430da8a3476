import type { PersonNamed, UnitAsOf } from '@gongjian/shared-kernel';

export interface GroupOffice {
  readonly units: readonly UnitAsOf[];
  /** As the document names it, when no unit of the directory stands for it. */
  readonly text: string | null;
  readonly director: PersonNamed | null;
  readonly liaison: PersonNamed | null;
}

/** 领导小组 or 工作组 */
export interface PlanGroup {
  readonly groupId: string;
  readonly kind: 'leading' | 'work';
  readonly name: string;
  readonly heads: readonly PersonNamed[];
  readonly deputies: readonly PersonNamed[];
  readonly members: readonly PersonNamed[];
  readonly memberUnits: readonly UnitAsOf[];
  readonly duties: readonly string[];
  readonly office: GroupOffice | null;
}
