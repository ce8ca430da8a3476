import { DomainError } from '@gongjian/shared-kernel';

export function suggestionNotFound(): DomainError {
  return new DomainError('SUGGESTION.NOT_FOUND', 'not-found', {
    zh: '没有这条意见。',
    en: 'There is no such suggestion.',
  });
}

export function suggestionExists(): DomainError {
  return new DomainError('SUGGESTION.EXISTS', 'conflict', {
    zh: '这个编号下已有另一条意见。',
    en: 'Another suggestion was filed under this id.',
  });
}

export function suggestionAnswered(): DomainError {
  return new DomainError('SUGGESTION.ANSWERED', 'conflict', {
    zh: '这条意见已经答复。',
    en: 'The suggestion was answered.',
  });
}

export function suggestionWithdrawn(): DomainError {
  return new DomainError('SUGGESTION.WITHDRAWN', 'conflict', {
    zh: '这条意见已由提出人撤回。',
    en: 'Whoever filed the suggestion withdrew it.',
  });
}

export function suggestionNotYours(): DomainError {
  return new DomainError('SUGGESTION.NOT_YOURS', 'forbidden', {
    zh: '只有提出人可以撤回。',
    en: 'Only who filed it withdraws it.',
  });
}

export function suggestionOwnAnswer(): DomainError {
  return new DomainError('SUGGESTION.OWN_ANSWER', 'forbidden', {
    zh: '不能答复自己提出的意见。',
    en: 'Nobody answers what they filed themselves.',
  });
}

export function suggestionNotYetDue(): DomainError {
  return new DomainError('SUGGESTION.NOT_YET_DUE', 'conflict', {
    zh: '还没有到时间。',
    en: 'The time has not come yet.',
  });
}
