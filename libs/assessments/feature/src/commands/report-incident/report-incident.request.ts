import { instant, uuid } from '@gongjian/shared-http';
import { lateEntry } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { factCode, reference } from '../../requests/fact-code.js';

export const reportIncidentRequest = z
  .strictObject({
    subjectId: uuid().meta({ description: '创建对象。What it happened at.' }),
    kind: factCode().meta({
      example: 'confirmedCase',
      description: '创建项目所列的事件种类。A kind that a published programme takes.',
    }),
    occurredAt: instant(),
    reference: reference.optional(),
    lateEntry: lateEntry.optional(),
  })
  .meta({ id: 'ReportIncident', description: '只报对象、种类、时间，不报人。Subject, kind and time; never a person.' });
export type ReportIncidentBody = z.output<typeof reportIncidentRequest>;
