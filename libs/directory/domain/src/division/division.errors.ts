import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function divisionUnknown(): DomainError {
  return new DomainError('DIVISION.UNKNOWN', 'not-found', { zh: '没有这个区划。', en: 'There is no such division.' });
}

export function divisionCodeInvalid(): DomainError {
  return new DomainError('DIVISION.CODE_INVALID', 'invalid', {
    zh: '区划代码应为 12 位统计用区划代码。',
    en: 'A division code is the statistical code of 12 digits.',
  });
}

export function divisionCodeTaken(code: string): DomainError {
  return new DomainError(
    'DIVISION.CODE_TAKEN',
    'conflict',
    { zh: `代码 ${code} 已用于另一个区划。`, en: `The code ${code} is used by another division.` },
    { code },
  );
}

export function divisionLevelUnfit(): DomainError {
  return new DomainError('DIVISION.LEVEL_UNFIT', 'invalid', {
    zh: '下级区划的层级须低于上级区划；只有省级没有上级。',
    en: 'A division stands below the level of its parent; only a province has none.',
  });
}

export function divisionOver(endedOn: LocalDate): DomainError {
  return new DomainError(
    'DIVISION.ENDED',
    'conflict',
    { zh: `该区划已于 ${endedOn} 撤销或并入其他区划。`, en: `The division was abolished or merged on ${endedOn}.` },
    { endedOn },
  );
}

export function beforeDivisionFounded(foundedOn: LocalDate): DomainError {
  return new DomainError(
    'DIVISION.BEFORE_FOUNDED',
    'invalid',
    { zh: `生效日期不能早于设立日期 ${foundedOn}。`, en: `It cannot take effect before the founding on ${foundedOn}.` },
    { foundedOn },
  );
}

export function divisionUnderItself(): DomainError {
  return new DomainError('DIVISION.UNDER_ITSELF', 'invalid', {
    zh: '区划不能隶属于或并入它自己及其下级。',
    en: 'A division cannot be placed under, or merged into, itself or one below it.',
  });
}

export function divisionFactUnknown(): DomainError {
  return new DomainError('DIVISION.FACT_UNKNOWN', 'invalid', {
    zh: '要更正的记录不是这个区划的设立、更名或调整记录，或其中没有要更正的内容。',
    en: 'The fact to correct is not a founding, renaming or move of this division, or does not hold what is corrected.',
  });
}
