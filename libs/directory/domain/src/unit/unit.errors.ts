import { DomainError, type LocalDate } from '@gongjian/shared-kernel';

export function unitUnknown(): DomainError {
  return new DomainError('UNIT.UNKNOWN', 'not-found', { zh: '没有这个单位。', en: 'There is no such unit.' });
}

export function unitAlreadyRegistered(): DomainError {
  return new DomainError('UNIT.ALREADY_REGISTERED', 'conflict', {
    zh: '该单位已登记，登记内容不同。',
    en: 'The unit is registered already, as something else.',
  });
}

export function unitClosed(closedOn: LocalDate): DomainError {
  return new DomainError(
    'UNIT.CLOSED',
    'conflict',
    { zh: `该单位已于 ${closedOn} 撤销。`, en: `The unit was closed on ${closedOn}.` },
    { closedOn },
  );
}

export function beforeUnitRegistered(registeredOn: LocalDate): DomainError {
  return new DomainError(
    'UNIT.BEFORE_REGISTERED',
    'invalid',
    {
      zh: `生效日期不能早于该单位成立日期 ${registeredOn}。`,
      en: `It cannot take effect before the unit began on ${registeredOn}.`,
    },
    { registeredOn },
  );
}

export function unitUnderItself(): DomainError {
  return new DomainError('UNIT.UNDER_ITSELF', 'invalid', {
    zh: '单位不能是自己的上级或承接单位。',
    en: 'A unit is neither its own superior nor its own successor.',
  });
}

export function unitFactUnknown(): DomainError {
  return new DomainError('UNIT.FACT_UNKNOWN', 'invalid', {
    zh: '要更正的记录不是这个单位的登记、更名、迁移或隶属记录，或其中没有要更正的内容。',
    en: 'The fact to correct is not a registration, renaming, move or change of superior of this unit, or does not hold what is corrected.',
  });
}
