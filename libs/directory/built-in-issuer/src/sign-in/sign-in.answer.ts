import { z } from 'zod';

const account = z
  .strictObject({
    username: z.string(),
    zh: z.string().meta({ description: '身份。Who it is, in Chinese.' }),
    en: z.string().meta({ description: '身份（英文）。The same in English.' }),
  })
  .meta({ id: 'SampleAccount' });

export const signInAnswer = z
  .strictObject({
    issuer: z.string().meta({ description: 'OpenID Connect 的签发者。The OpenID Connect issuer people sign in with.' }),
    clientId: z.string().meta({ description: '控制台在那里的客户端编号。The client that the console is there.' }),
    accounts: z.array(account).meta({
      description: '示例区县的账号；没有载入示例时为空。Accounts of the sample district; none without it.',
    }),
    version: z.string().meta({ description: '产品版本。Of the product.' }),
  })
  .meta({ id: 'SignIn' });

export type SignIn = z.output<typeof signInAnswer>;
