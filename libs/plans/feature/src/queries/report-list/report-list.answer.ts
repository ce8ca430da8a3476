import type { ReportRow } from '@gongjian/plans-domain';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { REPORT_STEPS, type ReportListItem } from '@gongjian/plans-contracts';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { REPORT_STATUSES } from '../../reports/report-statuses.js';

const reportListItem: z.ZodType<ReportListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum(REPORT_STATUSES),
    at: z.enum(REPORT_STEPS),
    planId: id,
    programmeId: id,
    unit: named,
    division: named,
    periodKey: z.string(),
    dueOn: day,
    lastDay: day,
    overdueSince: moment.nullable(),
    becameOverdue: z.boolean(),
    filedAt: moment.nullable(),
    changedAt: moment,
  })
  .meta({ id: 'ReportListItem' });

export const reportListAnswer = pageOf('ReportList', reportListItem);

export function reportListItemOf({ id, revision, row }: ProjectedRow<ReportRow>): ReportListItem {
  const { status, at, planId, unit, rules, period, due, overdueSince, becameOverdue, filings, changedAt } = row;
  return {
    id,
    revision: String(revision),
    status,
    at,
    planId,
    programmeId: rules.programme,
    unit: { id: unit.id, name: unit.name },
    division: unit.division,
    periodKey: period.key,
    dueOn: due.on,
    lastDay: due.lastDay,
    overdueSince,
    becameOverdue,
    filedAt: filings.at(-1)?.filedAt ?? null,
    changedAt,
  };
}
