import { DIVISION_LEVELS } from '@gongjian/directory-contracts';
import {
  DIVISION_ACTS,
  divisionCatalogue,
  divisionOn,
  type DivisionAct,
  type DivisionRow,
} from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { MayAct } from '@gongjian/shared-records';
import { mayOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { datedName, divisionRef, historyAnswer } from '../../reading/answers.js';

export const divisionAnswer = z
  .object({
    id: z.string(),
    code: z.string(),
    level: z.enum(DIVISION_LEVELS),
    name: z.string(),
    parent: divisionRef.nullable(),
    status: z.enum(['planned', 'standing', 'merged', 'abolished']),
    foundedOn: z.string(),
    endedOn: z.string().nullable(),
    mergedInto: divisionRef.nullable(),
    names: z.array(datedName),
    revision: z.string(),
    may: mayOf(DIVISION_ACTS),
  })
  .meta({ id: 'Division' });
export type DivisionAnswer = z.output<typeof divisionAnswer>;
export type DivisionMay = Readonly<Record<DivisionAct, MayAct>> | null;

export function divisionAnswerOf(row: DivisionRow, day: LocalDate, revision: bigint, may: DivisionMay): DivisionAnswer {
  return {
    ...divisionOn(row, day),
    names: row.names.map(({ value, from }) => ({ name: value, from })),
    revision: String(revision),
    may,
  };
}

export const divisionHistoryAnswer = historyAnswer('DivisionHistory', divisionCatalogue);
