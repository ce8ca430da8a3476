import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { DomainError, type DayCount } from '@gongjian/shared-kernel';

/** How long a unit may state its case before anybody decides. @throws DomainError CIRCULAR.NO_STATEMENT_PERIOD */
export function statementOf({ honours, escalation }: ProgrammeDefinition): DayCount {
  const step = escalation?.steps.find(({ kind, statement }) => kind === 'circular' && statement !== undefined);
  const found = honours?.circulars?.statement ?? step?.statement;
  if (found === undefined) throw noStatementPeriod();
  return found;
}

function noStatementPeriod(): DomainError {
  return new DomainError('CIRCULAR.NO_STATEMENT_PERIOD', 'conflict', {
    zh: '项目没有规定陈述申辩的期限，不能通报批评。',
    en: 'The programme gives units no time to state their case; there is no circular.',
  });
}
