import type { DivisionRef } from '@gongjian/directory-contracts';
import { DomainError, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';

/** A division as the directory knows it when the command comes in. */
export interface DivisionChoice extends DivisionRef {
  /** First day on which it no longer stands (merged, abolished); `null` while it does. */
  readonly endedOn: LocalDate | null;
}

/** A unit as the directory knows it when the command comes in. */
export interface UnitChoice extends NamedAsOf {
  /** First day on which it is closed. */
  readonly closedOn: LocalDate | null;
}

/** A subject as the directory knows it when the command comes in. */
export interface SubjectChoice extends NamedAsOf {
  /** First day on which it is closed. */
  readonly closedOn: LocalDate | null;
}

/** @throws DIVISION.ENDED when it no longer stands on that day */
export function standing(division: DivisionChoice, day: LocalDate): DivisionRef {
  if (division.endedOn !== null && division.endedOn <= day) {
    throw new DomainError(
      'DIVISION.ENDED',
      'conflict',
      {
        zh: `区划“${division.name}”已于 ${division.endedOn} 撤销或并入其他区划。`,
        en: `The division "${division.name}" was abolished or merged on ${division.endedOn}.`,
      },
      { divisionId: division.id, endedOn: division.endedOn },
    );
  }
  return { id: division.id, name: division.name, code: division.code };
}

/** @throws UNIT.CLOSED when it was closed by that day */
export function open(unit: UnitChoice, day: LocalDate): NamedAsOf {
  if (unit.closedOn !== null && unit.closedOn <= day) {
    throw new DomainError(
      'UNIT.CLOSED',
      'conflict',
      {
        zh: `单位“${unit.name}”已于 ${unit.closedOn} 撤销。`,
        en: `The unit "${unit.name}" was closed on ${unit.closedOn}.`,
      },
      { unitId: unit.id, closedOn: unit.closedOn },
    );
  }
  return { id: unit.id, name: unit.name };
}

/** @throws SUBJECT.SUCCESSOR_CLOSED when it was closed by that day */
export function succeeding(subject: SubjectChoice, day: LocalDate): NamedAsOf {
  if (subject.closedOn !== null && subject.closedOn <= day) {
    throw new DomainError(
      'SUBJECT.SUCCESSOR_CLOSED',
      'conflict',
      {
        zh: `承接的创建对象“${subject.name}”已于 ${subject.closedOn} 注销。`,
        en: `The subject "${subject.name}" that would succeed it was closed on ${subject.closedOn}.`,
      },
      { subjectId: subject.id, closedOn: subject.closedOn },
    );
  }
  return { id: subject.id, name: subject.name };
}

export function sameRef(a: NamedAsOf | null, b: NamedAsOf | null): boolean {
  return a?.id === b?.id;
}
