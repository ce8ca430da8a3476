import { act, day, id, unit, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { planPlaceExample } from './plan-place.js';
import { subject, subjectExample } from './subject.js';

const data = z.object({
  escalationId: id,
  /** Of the steps of the escalation; a later one may propose another circular. */
  step: z.int().positive(),
  /** Whom it would criticise. */
  unit,
  programmeId: id,
  version: z.int().positive(),
  /** What is overdue: a task, or a problem that was to be put right. */
  cause: z.object({ kind: z.enum(['task', 'rectification']), id, lastDay: day, planId: id.nullable() }),
  /** Whose problem it is; `null` for a task. */
  subject: subject.nullable(),
  /** The unit was told, and could state its case until that day. */
  heard: z.object({ toldOn: day, until: day, statedOn: day.nullable() }),
  decidedOn: day,
  act,
});

export type CircularProposedV1 = z.output<typeof data>;

export const circularProposedV1: IntegrationEventDefinition<CircularProposedV1> = {
  context: 'plans',
  name: 'CircularProposed',
  major: 1,
  meaning: {
    zh: '逾期督办中，领导决定提请通报批评。',
    en: 'Something stayed overdue, and a leader proposes a circular of criticism.',
  },
  data,
  example: {
    escalationId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d25',
    step: 4,
    unit: planPlaceExample.authority,
    programmeId: planPlaceExample.programme.id,
    version: 2,
    cause: { kind: 'rectification', id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d21', lastDay: '2026-10-20', planId: null },
    subject: subjectExample,
    heard: { toldOn: '2026-11-20', until: '2026-11-27', statedOn: '2026-11-24' },
    decidedOn: '2026-11-30',
    act: actExample,
  },
};
