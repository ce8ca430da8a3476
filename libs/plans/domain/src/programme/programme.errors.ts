import { DomainError, type Fault, type JsonValue } from '@gongjian/shared-kernel';
import { checkStorable } from './storable.js';

export function programmeNotDrafted(): DomainError {
  return new DomainError('PROGRAMME.NOT_DRAFTED', 'not-found', {
    zh: '没有这个创建项目。',
    en: 'There is no such programme.',
  });
}

export function programmeAlreadyDrafted(): DomainError {
  return new DomainError('PROGRAMME.ALREADY_DRAFTED', 'conflict', {
    zh: '这个创建项目已经起草。',
    en: 'This programme was drafted before.',
  });
}

function definitionNotStorable(errors: readonly Fault[]): DomainError {
  return new DomainError(
    'PROGRAMME.DEFINITION_NOT_STORABLE',
    'invalid',
    { zh: '项目定义无法保存，请按提示修改。', en: 'The definition cannot be kept; see the errors.' },
    { errors },
  );
}

/** @throws DomainError PROGRAMME.DEFINITION_NOT_STORABLE */
export function requireStorableDefinition(definition: JsonValue): void {
  const faults = checkStorable(definition);
  if (faults.length > 0) throw definitionNotStorable(faults);
}

export function definitionInvalid(errors: readonly Fault[]): DomainError {
  return new DomainError(
    'PROGRAMME.DEFINITION_INVALID',
    'invalid',
    {
      zh: `项目定义有 ${errors.length} 处问题，改正后才能发布。`,
      en: `The definition has ${errors.length} fault(s); put them right before publishing.`,
    },
    { errors },
  );
}
