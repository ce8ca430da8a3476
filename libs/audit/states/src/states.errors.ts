import { DomainError } from '@gongjian/shared-kernel';

/** A moment that has not come cannot be looked back on. */
export function stateInFuture(): DomainError {
  return new DomainError('STATE.FUTURE', 'invalid', {
    zh: '时刻尚未到来，只能查看已经过去的时刻。',
    en: 'That moment has not come yet; only a past one can be looked at.',
  });
}

/** The tenant keeps as many states as it may. */
export function tooManyStates(most: number): DomainError {
  return new DomainError(
    'STATE.TOO_MANY',
    'conflict',
    {
      zh: `同时最多保留 ${most} 份往期全貌，请先删除一份。`,
      en: `At most ${most} states are kept at once; drop one first.`,
    },
    { most },
  );
}

export function stateNotReady(status: string): DomainError {
  return new DomainError(
    'STATE.NOT_READY',
    'conflict',
    {
      zh: '这份往期全貌尚未就绪，或已不再保留。',
      en: 'The state is not ready yet, or is not kept any more.',
    },
    { status },
  );
}

export function unknownKind(kind: string): DomainError {
  return new DomainError(
    'STATE.UNKNOWN_KIND',
    'not-found',
    { zh: '没有这一类记录。', en: 'There is no such kind of record.' },
    { kind },
  );
}
