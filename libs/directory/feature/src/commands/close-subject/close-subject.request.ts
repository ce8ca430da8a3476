import { localDate, text, uuid } from '@gongjian/shared-http';
import { z } from 'zod';

export const closeSubjectRequest = z
  .strictObject({
    successorId: uuid().nullable().default(null).meta({
      description: '承接（并入）的创建对象；没有则为空。The subject it is merged into; null when there is none.',
    }),
    reason: text(500),
    effectiveOn: localDate(),
  })
  .meta({ id: 'CloseSubjectRequest' });
export type CloseSubjectBody = z.output<typeof closeSubjectRequest>;
