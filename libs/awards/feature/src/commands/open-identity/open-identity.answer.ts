import { writeAnswer } from '@gongjian/shared-http';
import { personalText } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const openIdentityAnswer = z
  .strictObject({ ...writeAnswer.shape, name: personalText, contact: personalText })
  .meta({ id: 'ObjectionIdentity' });
export type OpenIdentityAnswer = z.output<typeof openIdentityAnswer>;
