import { tenantCatalogue, type TenantRow } from '@gongjian/directory-domain';
import { z } from 'zod';
import { divisionRef, historyAnswer } from '../../reading/answers.js';

export const tenantAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    rootDivision: divisionRef,
    timeZone: z.string(),
    retentionYears: z.int(),
    revision: z.string(),
  })
  .meta({ id: 'Tenant' });
export type TenantAnswer = z.output<typeof tenantAnswer>;

export function tenantAnswerOf(row: TenantRow, revision: bigint): TenantAnswer {
  const { id, name, rootDivision, timeZone, retentionYears } = row;
  return { id, name, rootDivision, timeZone, retentionYears, revision: String(revision) };
}

export const tenantHistoryAnswer = historyAnswer('TenantHistory', tenantCatalogue);
