import { localDate, uuid } from '@gongjian/shared-http';
import { z } from 'zod';
import { factCode } from '../../requests/fact-code.js';

export const correctComplaintRequest = z
  .strictObject({
    subjectId: uuid(),
    kinds: z.array(factCode()).min(1).max(20),
    receivedOn: localDate(),
    reason: factCode().meta({ example: 'wrongSubject', description: '理由代码。Why, as a code.' }),
  })
  .meta({ id: 'CorrectComplaint', description: '更正后的全部内容。All of it as it should be.' });
export type CorrectComplaintBody = z.output<typeof correctComplaintRequest>;
