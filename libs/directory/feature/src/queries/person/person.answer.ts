import { PERSON_ROLES } from '@gongjian/directory-contracts';
import {
  PERSON_ACTS,
  personCatalogue,
  personOn,
  type HeldGrant,
  type HeldPost,
  type PersonAct,
  type PersonRow,
} from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { MayAct } from '@gongjian/shared-records';
import { mayOf, named } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { divisionRef, historyAnswer } from '../../reading/answers.js';
import type { PersonalPart } from '../../reading/personal-values.js';

export const postAnswer = z
  .object({
    id: z.string(),
    title: z.string(),
    unit: named,
    division: divisionRef,
    from: z.string(),
    to: z.string().nullable(),
  })
  .meta({ id: 'Post' });
export type PostAnswer = z.output<typeof postAnswer>;

export const grantAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(['granted', 'acting', 'delegated']),
    role: z.enum(PERSON_ROLES),
    division: divisionRef,
    from: z.string(),
    to: z.string().nullable(),
    endedAtOnce: z.boolean(),
    actsForPersonId: z.string().nullable(),
    seat: z
      .object({
        id: z.string(),
        records: z.object({ from: z.string(), to: z.string().nullable() }),
        wholeLog: z.boolean(),
        purpose: z.string(),
      })
      .nullable()
      .meta({ description: '所属的审计席位。The auditor’s seat it is of.' }),
  })
  .meta({ id: 'Grant' });
export type GrantAnswer = z.output<typeof grantAnswer>;

/** `null` for a name that was erased, and for a phone number that is not the reader's to see. */
export const personAnswer = z
  .object({
    id: z.string(),
    status: z.enum(['registered', 'erased']),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    contactHidden: z.boolean(),
    posts: z.array(postAnswer),
    grants: z.array(grantAnswer),
    accounts: z.array(z.object({ issuer: z.string(), subject: z.string() })),
    revision: z.string(),
    may: mayOf(PERSON_ACTS),
  })
  .meta({ id: 'Person' });
export type PersonAnswer = z.output<typeof personAnswer>;
export type PersonMay = Readonly<Record<PersonAct, MayAct>> | null;

export function personAnswerOf(
  row: PersonRow,
  day: LocalDate,
  revision: bigint,
  { name, phone, contactHidden, showAccounts }: PersonalPart,
  may: PersonMay,
): PersonAnswer {
  const { id, status, posts, grants } = personOn(row, day);
  return {
    id,
    status,
    name,
    phone,
    contactHidden,
    posts: posts.map(postAnswerOf),
    grants: grants.map(grantAnswerOf),
    accounts: showAccounts ? row.accounts.map(({ issuer, subject }) => ({ issuer, subject })) : [],
    revision: String(revision),
    may,
  };
}

export function postAnswerOf({ id, title, unit, division, from, to }: HeldPost): PostAnswer {
  return { id, title, unit, division, from, to };
}

export function grantAnswerOf({
  id,
  kind,
  role,
  division,
  from,
  to,
  endedAtOnce,
  actsFor,
  seat,
}: HeldGrant): GrantAnswer {
  const actsForPersonId = actsFor?.personId ?? null;
  return { id, kind, role, division, from, to, endedAtOnce, actsForPersonId, seat: seat ?? null };
}

export const personHistoryAnswer = historyAnswer('PersonHistory', personCatalogue);
