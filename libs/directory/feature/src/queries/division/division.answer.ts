import { DIVISION_LEVELS } from '@gongjian/directory-contracts';
import { divisionCatalogue, divisionOn, type DivisionRow } from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
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
  })
  .meta({ id: 'Division' });
export type DivisionAnswer = z.output<typeof divisionAnswer>;

export function divisionAnswerOf(row: DivisionRow, day: LocalDate, revision: bigint): DivisionAnswer {
  return {
    ...divisionOn(row, day),
    names: row.names.map(({ value, from }) => ({ name: value, from })),
    revision: String(revision),
  };
}

export const divisionHistoryAnswer = historyAnswer('DivisionHistory', divisionCatalogue);
