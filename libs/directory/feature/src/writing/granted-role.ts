import type { Role } from '@gongjian/directory-contracts';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { Write } from '@gongjian/shared-records';
import type { Choices } from './choices.js';

interface Asked<Given extends Role, To extends LocalDate | null> {
  readonly role: Given;
  readonly divisionId: string;
  readonly from: LocalDate;
  readonly to: To;
}

/** What every grant says, whether it is given, comes with acting for somebody or is delegated. */
export async function grantedRole<Given extends Role, To extends LocalDate | null>(
  choices: Choices,
  { principal, commandId, today }: Write,
  { role, divisionId, from, to }: Asked<Given, To>,
) {
  return {
    grantId: newAggregateId(principal.tenant, 'grant', commandId),
    role,
    division: await choices.division(divisionId, today),
    from,
    to,
  };
}
