import type { PlacedSubject, SheetRow } from '@gongjian/assessments-domain';
import type { Exact } from '@gongjian/shared-kernel';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { day, exact, id, moment, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { form, kind, period, placedSubject } from '../../reading/answers.js';

export const SHEET_STATUSES = ['open', 'waiting', 'arbitration', 'scored', 'reopened'] as const;

export interface SheetListItem extends Pick<
  SheetRow,
  'id' | 'roundId' | 'roundCode' | 'kind' | 'form' | 'status' | 'period'
> {
  readonly revision: string;
  readonly subject: PlacedSubject;
  readonly lastDay: string;
  readonly assessors: number | null;
  readonly appointed: number;
  readonly filed: number;
  readonly selfChecked: boolean;
  readonly leftOut: boolean;
  readonly total: Exact | null;
  readonly of: Exact | null;
  readonly changedAt: string;
}

const sheetListItem: z.ZodType<SheetListItem> = z
  .strictObject({
    id,
    revision,
    roundId: id,
    roundCode: z.string(),
    kind,
    form,
    status: z.enum(SHEET_STATUSES),
    subject: placedSubject,
    period,
    lastDay: day,
    assessors: z.int().nullable().meta({ description: '需要几名考评员。How many assess it.' }),
    appointed: z.int(),
    filed: z.int(),
    selfChecked: z.boolean(),
    leftOut: z.boolean().meta({ description: '本轮结束时未完成评分。The round was concluded without it.' }),
    total: exact.nullable().meta({ description: '评分完成后才有。Only once it is scored.' }),
    of: exact.nullable(),
    changedAt: moment,
  })
  .meta({ id: 'SheetListItem' });

export const sheetListAnswer = pageOf('SheetList', sheetListItem);

export function sheetListItemOf({ id, revision, row }: ProjectedRow<SheetRow>): SheetListItem {
  const { roundId, roundCode, kind, form, status, subject, period, due, assessors, score } = row;
  const result = status === 'scored' ? score?.result : undefined;
  return {
    id,
    revision: String(revision),
    roundId,
    roundCode,
    kind,
    form,
    status,
    subject,
    period,
    lastDay: due.lastDay,
    assessors,
    appointed: row.appointed.length,
    filed: row.assessments.length,
    selfChecked: row.selfCheck !== null,
    leftOut: row.leftOut !== null,
    total: result?.total ?? null,
    of: result?.of ?? null,
    changedAt: row.changedAt,
  };
}
