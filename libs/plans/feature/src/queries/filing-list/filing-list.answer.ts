import { REVIEW_ROLES, type FilingListItem } from '@gongjian/plans-contracts';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { FILING_STATUSES } from '../../filings/filing-statuses.js';

const filingListItem: z.ZodType<FilingListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum(FILING_STATUSES),
    subject: named,
    division: named,
    unit: named,
    programmeId: id,
    indicator: z.string(),
    periodKey: z.string(),
    dueOn: day.nullable(),
    overdueSince: moment.nullable(),
    waitsFor: z.strictObject({ level: z.int(), actedBy: z.enum(REVIEW_ROLES) }).nullable(),
    openedAt: moment,
    completedAt: moment.nullable(),
    changedAt: moment,
  })
  .meta({ id: 'FilingListItem' });

export const filingListAnswer = pageOf('FilingList', filingListItem);
