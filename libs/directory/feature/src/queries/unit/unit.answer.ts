import { UNIT_KINDS } from '@gongjian/directory-contracts';
import { UNIT_ACTS, unitCatalogue, unitOn, type UnitAct, type UnitRow } from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { MayAct } from '@gongjian/shared-records';
import { mayOf, named } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { datedName, divisionRef, historyAnswer } from '../../reading/answers.js';

export const unitAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(UNIT_KINDS),
    division: divisionRef,
    superior: named.nullable(),
    status: z.enum(['planned', 'open', 'closed']),
    registeredOn: z.string(),
    closedOn: z.string().nullable(),
    successor: named.nullable(),
    names: z.array(datedName),
    revision: z.string(),
    may: mayOf(UNIT_ACTS),
  })
  .meta({ id: 'Unit' });
export type UnitAnswer = z.output<typeof unitAnswer>;
export type UnitMay = Readonly<Record<UnitAct, MayAct>> | null;

export function unitAnswerOf(row: UnitRow, day: LocalDate, revision: bigint, may: UnitMay): UnitAnswer {
  return {
    ...unitOn(row, day),
    names: row.names.map(({ value, from }) => ({ name: value, from })),
    revision: String(revision),
    may,
  };
}

export const unitHistoryAnswer = historyAnswer('UnitHistory', unitCatalogue);
