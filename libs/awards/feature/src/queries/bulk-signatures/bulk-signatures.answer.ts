import type { BatchRow } from '@gongjian/awards-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import { id, maybeLate, mayOf, moment, officer, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const BULK_SIGNATURES_ACTS = ['cancel'] as const;

export type BulkSignaturesAnswer = Omit<OpenedRow<BatchRow>, 'parts'> & {
  readonly revision: string;
  readonly total: number;
  readonly may: Readonly<Record<(typeof BULK_SIGNATURES_ACTS)[number], MayAct>> | null;
};

export const bulkSignaturesAnswer: z.ZodType<BulkSignaturesAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['running', 'ended', 'cancelled']),
    total: z.int(),
    ordered: z.strictObject({
      batchId: id,
      what: z.literal('signNaming'),
      items: z.array(z.strictObject({ titleId: id, slateId: id })),
      documentNumber: z.string(),
      minutesNumber: z.string().nullable(),
      by: officer,
      ...maybeLate,
    }),
    done: z.array(id).meta({ description: '已签署的称号。Titles that were signed.' }),
    failed: z
      .array(z.strictObject({ titleId: id, code: z.string(), zh: z.string(), en: z.string() }))
      .meta({ description: '未能签署的称号及缘由。Those that could not be, and why.' }),
    cancelled: z.strictObject({ batchId: id, by: officer }).nullable(),
    changedAt: moment,
    may: mayOf(BULK_SIGNATURES_ACTS),
  })
  .meta({ id: 'BulkSignatures' });
