import { act, id, type IntegrationEventDefinition, moment } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { agencyActExample } from './act.example.js';
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

export type IncidentWithdrawnV1 = z.output<typeof data>;

export const incidentWithdrawnV1: IntegrationEventDefinition<IncidentWithdrawnV1> = {
  context: 'assessments',
  name: 'IncidentWithdrawn',
  major: 1,
  meaning: {
    zh: '报送单位撤回了事件。',
    en: 'Its reporter withdrew an incident.',
  },
  data,
  example: {
    incidentId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d09',
    subjectId: subjectExample.id,
    subject: subjectExample,
    kind: 'confirmedCase',
    occurredAt: '2026-11-19T04:00:00.000Z',
    source: reporterExample,
    act: agencyActExample,
  },
};
