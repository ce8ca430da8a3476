import { tenantCatalogue, type TenantRow } from '@gongjian/directory-domain';
import type { MayAct } from '@gongjian/shared-records';
import { mayOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { divisionRef, historyAnswer } from '../../reading/answers.js';

export const TENANT_ACTS = ['rename', 'setRetentionPeriod'] as const;
export type TenantMay = Readonly<Record<(typeof TENANT_ACTS)[number], MayAct>> | null;

export const tenantAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    rootDivision: divisionRef,
    timeZone: z.string(),
    retentionYears: z.int(),
    revision: z.string(),
    may: mayOf(TENANT_ACTS),
  })
  .meta({ id: 'Tenant' });
export type TenantAnswer = z.output<typeof tenantAnswer>;

export function tenantAnswerOf(row: TenantRow, revision: bigint, may: TenantMay): TenantAnswer {
  const { id, name, rootDivision, timeZone, retentionYears } = row;
  return { id, name, rootDivision, timeZone, retentionYears, revision: String(revision), may };
}

export const tenantHistoryAnswer = historyAnswer('TenantHistory', tenantCatalogue);
