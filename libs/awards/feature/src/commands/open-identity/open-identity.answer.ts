import { writeAnswer } from '@gongjian/shared-http';
import { z } from 'zod';

const told = z.string().nullable().meta({
  description: '已清除，或者同一请求重发时为 null。null once it was erased, and when the same request is sent again.',
});

export const openIdentityAnswer = z
  .strictObject({ ...writeAnswer.shape, name: told, contact: told })
  .meta({ id: 'ObjectionIdentity' });
export type OpenIdentityAnswer = z.output<typeof openIdentityAnswer>;
