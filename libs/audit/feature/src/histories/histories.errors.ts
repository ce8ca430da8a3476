import { DomainError } from '@gongjian/shared-kernel';

/** What names no basis was not decided by anything that could be shown. */
export function noDecision(type: string): DomainError {
  return new DomainError(
    'DECISION.NONE',
    'not-found',
    {
      zh: '这条事件不是依据规则作出的决定，没有决定依据。',
      en: 'The event is no decision: it names nothing that it was decided on.',
    },
    { type },
  );
}
