import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { forgetReads } from './kept-reads.js';

export interface SignInChoice {
  readonly issuer: string;
  readonly clientId: string;
  readonly version: string;
  /** Of the sample district; none elsewhere. */
  readonly accounts: readonly { readonly username: string; readonly zh: string; readonly en: string }[];
}

const CHOICE = 'gongjian.sign-in';

/** Where to sign in, told by the server before anybody is known; as it was last told where it cannot be reached. */
export async function readSignInChoice(): Promise<SignInChoice> {
  try {
    const response = await fetch('/api/directory/v1/public/sign-in');
    if (!response.ok) throw new Error(`sign-in is not available: ${response.status}`);
    const told = await response.text();
    localStorage.setItem(CHOICE, told);
    return JSON.parse(told) as SignInChoice;
  } catch (error) {
    const told = localStorage.getItem(CHOICE);
    if (told === null) throw error;
    return JSON.parse(told) as SignInChoice;
  }
}

let manager: UserManager | undefined;
let person: string | null = null;

/** Who is signed in, as the issuer names them; null for nobody. */
export function signedInAs(): string | null {
  return person;
}

export async function startSession(choice: SignInChoice): Promise<User | null> {
  const user = await sessionOf(choice);
  person = user === null ? null : `${user.profile.iss} ${user.profile.sub}`;
  return user;
}

async function sessionOf(choice: SignInChoice): Promise<User | null> {
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
  // Without a connection whoever signed in here goes on with what this device keeps; the server asks again.
  return manager.signinSilent().catch((error: unknown) => (error instanceof ErrorResponse ? null : user));
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
  await forgetReads();
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
