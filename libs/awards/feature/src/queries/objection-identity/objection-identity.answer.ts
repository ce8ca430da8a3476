import { id, personalText } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const objectionIdentityAnswer = z
  .strictObject({ id, name: personalText, contact: personalText })
  .meta({ id: 'ObjectionIdentity' });
export type ObjectionIdentityAnswer = z.output<typeof objectionIdentityAnswer>;
