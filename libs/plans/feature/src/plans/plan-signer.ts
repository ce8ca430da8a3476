import { DomainError, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import type { DirectoryNames } from '@gongjian/shared-records';

const SIGNING_ROLES = ['leader', 'office'] as const;

/**
 * Who signs an order for a division.
 *
 * @throws DomainError PERSON.UNKNOWN, PLAN.SIGNER_NOT_AUTHORISED
 */
export async function signerOf(
  names: DirectoryNames,
  tenant: string,
  personId: string,
  divisionId: string,
  today: LocalDate,
): Promise<OfficerAsOf> {
  const signer = await names.holderOf(SIGNING_ROLES, tenant, personId, divisionId, today);
  if (signer === null) throw signerNotAuthorised(personId);
  return signer;
}

function signerNotAuthorised(personId: string): DomainError {
  return new DomainError(
    'PLAN.SIGNER_NOT_AUTHORISED',
    'invalid',
    {
      zh: '签发人没有签发本区划方案的职权（需为领导或创建办人员）。',
      en: 'The signer has no right to issue plans for this division (a leader or the campaign office has).',
    },
    { personId },
  );
}
