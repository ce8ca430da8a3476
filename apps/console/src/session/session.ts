import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

export interface SignInChoice {
  readonly issuer: string;
  readonly clientId: string;
  readonly version: string;
  /** Of the sample district; none elsewhere. */
  readonly accounts: readonly { readonly username: string; readonly zh: string; readonly en: string }[];
}

/** Where to sign in, told by the server before anybody is known. */
export async function readSignInChoice(): Promise<SignInChoice> {
  const response = await fetch('/api/directory/v1/public/sign-in');
  if (!response.ok) throw new Error(`sign-in is not available: ${response.status}`);
  return (await response.json()) as SignInChoice;
}

let manager: UserManager | undefined;

export async function startSession(choice: SignInChoice): Promise<User | null> {
  manager = new UserManager({
    authority: choice.issuer,
    client_id: choice.clientId,
    redirect_uri: `${location.origin}/auth/callback`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: 'openid api',
    response_type: 'code',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  if (location.pathname === '/auth/callback') {
    try {
      const user = await manager.signinRedirectCallback();
      history.replaceState(null, '', returnTo(user.state));
      return user;
    } catch {
      history.replaceState(null, '', '/');
      return null;
    }
  }
  const user = await manager.getUser();
  if (user === null || !user.expired) return user;
  return manager.signinSilent().catch(() => null);
}

/** A path of this console only: what came back with the answer is not trusted further. */
function returnTo(state: unknown): string {
  return typeof state === 'string' && state.startsWith('/') && !state.startsWith('//') ? state : '/';
}

export async function signIn(username?: string): Promise<void> {
  await manager?.signinRedirect({
    state: `${location.pathname}${location.search}`,
    ...(username === undefined ? {} : { login_hint: username, prompt: 'login' }),
  });
}

export async function signOut(): Promise<void> {
  await manager?.signoutRedirect();
}

/** Null when nobody is signed in. */
export async function accessToken(): Promise<string | null> {
  if (manager === undefined) return null;
  const user = await manager.getUser();
  if (user === null) return null;
  if (!user.expired) return user.access_token;
  const renewed = await manager.signinSilent().catch(() => null);
  return renewed?.access_token ?? null;
}

let asked = false;

/** The session is over: back to the sign-in page, and from there to this page. */
export function signInAgain(): void {
  if (asked) return;
  asked = true;
  void manager?.removeUser().then(() => location.reload());
}
