import { SERVICE_ROLES } from '@gongjian/directory-contracts';
import {
  SERVICE_ACTS,
  serviceCatalogue,
  serviceOn,
  type ServiceAct,
  type ServiceRow,
} from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { MayAct } from '@gongjian/shared-records';
import { day, id, mayOf, named, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { divisionRef, historyAnswer } from '../../reading/answers.js';

/** `accounts` is empty for readers who may not bind accounts. */
export const serviceAnswer = z
  .object({
    id,
    status: z.enum(['registered', 'closed']),
    name: z.string(),
    unit: named,
    division: divisionRef,
    registeredOn: day,
    grants: z.array(
      z.object({
        id,
        role: z.enum(SERVICE_ROLES),
        division: divisionRef,
        from: day,
        to: day.nullable(),
        endedAtOnce: z.boolean(),
      }),
    ),
    accounts: z.array(z.object({ issuer: z.string(), subject: z.string() })),
    revision,
    may: mayOf(SERVICE_ACTS),
  })
  .meta({ id: 'Service' });
export type ServiceAnswer = z.output<typeof serviceAnswer>;
export type ServiceMay = Readonly<Record<ServiceAct, MayAct>> | null;

export function serviceAnswerOf(
  row: ServiceRow,
  on: LocalDate,
  at: bigint,
  showAccounts: boolean,
  may: ServiceMay,
): ServiceAnswer {
  const { id: serviceId, status, name, unit, division, registeredOn, grants } = serviceOn(row, on);
  return {
    id: serviceId,
    status,
    name,
    unit,
    division,
    registeredOn,
    grants: [...grants],
    accounts: showAccounts ? [...row.accounts] : [],
    revision: String(at),
    may,
  };
}

export const serviceHistoryAnswer = historyAnswer('ServiceHistory', serviceCatalogue);
