import { INCIDENT_ACTS, incidentCatalogue, type IncidentAct, type IncidentRow } from '@gongjian/assessments-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  officer,
  reason,
  revision,
  subjectAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { reporter } from '../../reading/fact-answers.js';

export type IncidentAnswer = OpenedRow<IncidentRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<IncidentAct, MayAct>> | null;
};

const said = z.strictObject({ subject: subjectAsOf, kind: z.string(), occurredAt: moment });

export const incidentAnswer: z.ZodType<IncidentAnswer> = said
  .extend({
    id,
    revision,
    status: z.enum(['reported', 'verified', 'unfounded', 'withdrawn']),
    source: reporter,
    reference: z.string().nullable(),
    verification: z.strictObject({ by: officer, reason: reason.nullable(), at: moment }).nullable(),
    corrections: z.array(z.strictObject({ was: said, now: said, reason: z.string(), by: reporter, at: moment })),
    withdrawal: z.strictObject({ reason: z.string(), by: reporter, at: moment }).nullable(),
    reportedAt: moment,
    changedAt: moment,
    ...maybeLate,
    may: mayOf(INCIDENT_ACTS),
  })
  .meta({ id: 'Incident' });

export const incidentHistoryAnswer = historyAnswerOf(
  'IncidentHistory',
  Object.keys(incidentCatalogue.types),
  z.union([reason, z.string()]),
);
