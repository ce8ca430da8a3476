import { writeAnswer } from '@gongjian/shared-http';
import { id } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const credentialsAnswer = writeAnswer
  .extend({
    clientId: id,
    clientSecret: z.string().nullable().meta({
      description:
        '只在这一次给出，系统不保存；重发同一请求时为 null。Told this once and not kept; null when the request is repeated.',
    }),
    tokenEndpoint: z.string().meta({ description: '用它换取访问令牌的地址。Where it is exchanged for access tokens.' }),
  })
  .meta({ id: 'ServiceCredentials' });
export type CredentialsAnswer = z.output<typeof credentialsAnswer>;
