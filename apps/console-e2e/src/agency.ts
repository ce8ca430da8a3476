import { DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { Caller, succeeded } from '@gongjian/system-e2e';
import type { ConsoleUnderTest } from './console-under-test.js';

const HEALTH_SYSTEM = '清河县卫生健康局疫情报送系统';

interface Service {
  readonly accounts: readonly { readonly subject: string }[];
}

/** The system by which the county's health bureau reports: it has no pages. */
export async function healthAgency(console_: ConsoleUnderTest): Promise<Caller> {
  const { items } = succeeded(
    await console_
      .as('system')
      .get<{ readonly items: readonly Service[] }>(
        `/api/directory/v1/services?name=${encodeURIComponent(HEALTH_SYSTEM)}`,
      ),
  );
  const credentials = Buffer.from(`${items[0]?.accounts[0]?.subject}:${DEMO_PASSWORD}`).toString('base64');
  return new Caller(console_.address, async () => {
    const { access_token: token } = succeeded(
      await console_.server.anonymous().send<{ readonly access_token: string }>({
        method: 'POST',
        path: '/oidc/token',
        headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials&scope=api',
      }),
    );
    return token;
  });
}
