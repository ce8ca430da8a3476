import { SUBJECT_KINDS } from '@gongjian/directory-contracts';
import {
  SUBJECT_ACTS,
  subjectCatalogue,
  subjectOn,
  type SubjectAct,
  type SubjectRow,
} from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { MayAct } from '@gongjian/shared-records';
import { mayOf, named } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { datedName, divisionRef, historyAnswer } from '../../reading/answers.js';

export const subjectAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(SUBJECT_KINDS),
    name: z.string(),
    class: z.string().nullable(),
    division: divisionRef,
    unit: named.nullable(),
    status: z.enum(['planned', 'open', 'closed']),
    registeredOn: z.string(),
    closedOn: z.string().nullable(),
    successor: named.nullable().meta({ description: '承接（并入）的创建对象。The subject it goes on as.' }),
    names: z.array(datedName),
    revision: z.string(),
    may: mayOf(SUBJECT_ACTS),
  })
  .meta({ id: 'Subject' });
export type SubjectAnswer = z.output<typeof subjectAnswer>;
export type SubjectMay = Readonly<Record<SubjectAct, MayAct>> | null;

export function subjectAnswerOf(row: SubjectRow, day: LocalDate, revision: bigint, may: SubjectMay): SubjectAnswer {
  return {
    ...subjectOn(row, day),
    names: row.names.map(({ value, from }) => ({ name: value, from })),
    revision: String(revision),
    may,
  };
}

export const subjectHistoryAnswer = historyAnswer('SubjectHistory', subjectCatalogue);
