import { localDate, uuid } from '@gongjian/shared-http';
import { lateAct } from '@gongjian/shared-records/requests';
import { z } from 'zod';
import { indicatorCode, indicatorValues } from '../../requests/values.js';

const evidence = z
  .strictObject({
    indicator: indicatorCode(),
    code: indicatorCode()
      .optional()
      .meta({ description: '指标的哪份材料；缺省为任一份。Which evidence of it; any when left out.' }),
    on: localDate().meta({ description: '材料反映的日期。When what it shows was so.' }),
    fileId: uuid(),
  })
  .meta({ id: 'AssessorEvidence' });

export const fileAssessmentRequest = z
  .strictObject({
    values: indicatorValues,
    evidence: z.array(evidence).max(200).default([]),
    lateEntry: lateAct.optional(),
  })
  .meta({ id: 'FileAssessment' });
export type FileAssessmentBody = z.output<typeof fileAssessmentRequest>;
