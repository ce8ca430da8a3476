import { instant, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const correctIncidentRequest = z
  .strictObject({
    subjectId: uuid(),
    kind: factCode(),
    occurredAt: instant(),
    reason: factCode().meta({ example: 'wrongSubject', description: '理由代码。Why, as a code.' }),
  })
  .meta({ id: 'CorrectIncident', description: '更正后的全部内容。All of it as it should be.' });
export type CorrectIncidentBody = z.output<typeof correctIncidentRequest>;
