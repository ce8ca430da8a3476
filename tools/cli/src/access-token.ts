import { CONSOLE_CLIENT_ID, DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { signInOverHttp, SignInRefused } from '@gongjian/shared-issuer/sign-in-over-http';

export interface TokenOptions {
  /** Origin of a running server, `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Of a sample account when left out. */
  readonly password: string | undefined;
}

/** Prints an access token of the account for trying the API by hand; answers the exit code. */
export async function accessToken(username: string, { url, password = DEMO_PASSWORD }: TokenOptions): Promise<number> {
  const baseUrl = url.replace(/\/+$/, '');
  try {
    const { accessToken: token } = await signInOverHttp({
      baseUrl,
      username,
      password,
      clientId: CONSOLE_CLIENT_ID,
      redirectUri: `${baseUrl}/auth/callback`,
    });
    console.log(token);
    return 0;
  } catch (error) {
    console.error(
      error instanceof SignInRefused
        ? `${username} 未能登录，请核对账号和密码 / ${username} could not sign in; check account and password`
        : `无法在 ${baseUrl} 登录，服务是否在运行？ / cannot sign in at ${baseUrl}; is the server running?`,
    );
    return 1;
  }
}
