import { DomainError } from '@gongjian/shared-kernel';

export function unitUnknown(unitId: string): DomainError {
  return new DomainError(
    'UNIT.UNKNOWN',
    'invalid',
    { zh: '通讯录里没有这个单位。', en: 'The directory has no such unit.' },
    { unitId },
  );
}

export function unitClosed(unitId: string, name: string): DomainError {
  return new DomainError(
    'UNIT.CLOSED',
    'invalid',
    { zh: `“${name}”已撤销或合并，请改选承接的单位。`, en: `“${name}” is closed; choose the unit that took over.` },
    { unitId },
  );
}

export function personUnknown(personId: string): DomainError {
  return new DomainError(
    'PERSON.UNKNOWN',
    'invalid',
    { zh: '通讯录里没有这个人员。', en: 'The directory has no such person.' },
    { personId },
  );
}

export function divisionUnknown(divisionId: string): DomainError {
  return new DomainError(
    'DIVISION.UNKNOWN',
    'invalid',
    { zh: '没有这个区划。', en: 'There is no such division.' },
    { divisionId },
  );
}

export function subjectUnknown(subjectId: string): DomainError {
  return new DomainError(
    'SUBJECT.UNKNOWN',
    'invalid',
    { zh: '没有这个创建对象。', en: 'There is no such subject.' },
    { subjectId },
  );
}

export function subjectClosed(subjectId: string, name: string): DomainError {
  return new DomainError(
    'SUBJECT.CLOSED',
    'invalid',
    { zh: `“${name}”已撤销或合并。`, en: `“${name}” is closed.` },
    { subjectId },
  );
}
