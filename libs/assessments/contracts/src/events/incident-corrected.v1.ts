import { act, id, type IntegrationEventDefinition, moment } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { agencyActExample } from './act.example.js';
import { reporter, reporterExample, subject, subjectExample } from './parts.js';

const data = z.object({
  incidentId: id,
  source: reporter,
  was: z.object({ subjectId: id, kind: z.string(), occurredAt: moment }),
  subjectId: id,
  subject,
  kind: z.string(),
  occurredAt: moment,
  act,
});

export type IncidentCorrectedV1 = z.output<typeof data>;

export const incidentCorrectedV1: IntegrationEventDefinition<IncidentCorrectedV1> = {
  context: 'assessments',
  name: 'IncidentCorrected',
  major: 1,
  meaning: {
    zh: '报送单位更正了事件；对象或种类变了的须重新核实。',
    en: 'Its reporter corrected an incident; about another subject or kind it is to be verified anew.',
  },
  data,
  example: {
    incidentId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d09',
    source: reporterExample,
    was: {
      subjectId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d0a',
      kind: 'confirmedCase',
      occurredAt: '2026-11-19T04:00:00.000Z',
    },
    subjectId: subjectExample.id,
    subject: subjectExample,
    kind: 'confirmedCase',
    occurredAt: '2026-11-18T04:00:00.000Z',
    act: agencyActExample,
  },
};
