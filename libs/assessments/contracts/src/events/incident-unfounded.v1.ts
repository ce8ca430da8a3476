import { act, id, type IntegrationEventDefinition, moment } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { reporter, reporterExample, subject, subjectExample } from './parts.js';

const data = z.object({
  incidentId: id,
  subjectId: id,
  subject,
  kind: z.string(),
  occurredAt: moment,
  source: reporter,
  act,
});

export type IncidentUnfoundedV1 = z.output<typeof data>;

export const incidentUnfoundedV1: IntegrationEventDefinition<IncidentUnfoundedV1> = {
  context: 'assessments',
  name: 'IncidentUnfounded',
  major: 1,
  meaning: {
    zh: '事件经查不实。',
    en: 'An incident was found not to be so.',
  },
  data,
  example: {
    incidentId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d09',
    subjectId: subjectExample.id,
    subject: subjectExample,
    kind: 'confirmedCase',
    occurredAt: '2026-11-19T04:00:00.000Z',
    source: reporterExample,
    act: actExample,
  },
};
