import type { FastifyInstance, FastifyReply, FastifyRequest } from '@gongjian/shared-http';
import { parse } from 'node:querystring';
import type { Provider } from 'oidc-provider';
import type { IssuerAccounts } from './issuer-accounts.js';
import { DEMO_PASSWORD } from './demo-password.js';
import { normaliseUsername } from './issuer-accounts.js';
import { API_AUDIENCE, API_SCOPE, type IssuerClient } from './issuer-options.js';
import { SessionNotFound } from './oidc-provider.js';
import type { Language } from './pages/layout.js';
import { consentPage, errorPage, signInPage } from './pages/pages.js';
import { languageOf, UNAVAILABLE } from './provider.js';
import type { SignInAttempts } from './sign-in-attempts.js';

const FORM_LIMIT = 8 * 1024;

/** Of a request: the address it came from, as the server's trusted proxies tell it. Attempts are counted by it. */
export const CALLER_ADDRESS = 'issuerCallerAddress';

export interface InteractionParts {
  readonly provider: () => Provider;
  readonly accounts: IssuerAccounts;
  readonly attempts: SignInAttempts;
  readonly clients: readonly IssuerClient[];
  readonly demo: boolean;
  /** Path of the issuer, without a slash at the end. */
  readonly mount: string;
  readonly origin: string;
  /** Told of an error that ended in a page saying sign-in is not available. */
  readonly failed: (error: Error) => void;
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly interaction: Interaction;
  readonly language: Language;
}

/** The pages people see while signing in. State is in the interaction, which its own cookie and address name. */
export function interactionRoutes(fastify: FastifyInstance, parts: InteractionParts): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT },
    (_request, body, done) => done(null, parse(String(body), '&', '=', { maxKeys: 20 })),
  );
  fastify.setErrorHandler((error: Error & { readonly statusCode?: number }, request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 503;
    if (status === 503) parts.failed(error);
    const language = languageOf(request.headers['accept-language']);
    return page(reply.status(status), errorPage(language, status === 503 ? UNAVAILABLE : EXPIRED, String(status)));
  });
  const path = `${parts.mount}/interaction/:uid`;

  fastify.get(path, (request, reply) => withInteraction(parts, request, reply, (asked) => show(parts, asked)));
  fastify.post(`${path}/sign-in`, (request, reply) =>
    withInteraction(parts, request, reply, (asked) => signIn(parts, asked)),
  );
  fastify.post(`${path}/consent`, (request, reply) =>
    withInteraction(parts, request, reply, (asked) => consent(parts, asked)),
  );
  fastify.post(`${path}/abort`, (request, reply) =>
    withInteraction(parts, request, reply, async (asked) =>
      finish(parts, asked, { error: 'access_denied', error_description: 'ended by the user' }),
    ),
  );
}

async function withInteraction(
  parts: InteractionParts,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (asked: Asked) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const language = languageOf(request.headers['accept-language'], (request.query as { readonly lang?: unknown }).lang);
  void reply.header('Cache-Control', 'no-store').header('Content-Language', language === 'zh' ? 'zh-CN' : 'en');
  const { origin } = request.headers;
  if (request.method === 'POST' && origin !== undefined && origin !== 'null' && origin !== parts.origin) {
    return page(reply.status(403), errorPage(language, EXPIRED, 'foreign_origin'));
  }
  let interaction: Interaction;
  try {
    interaction = await parts.provider().interactionDetails(request.raw, reply.raw);
    if (interaction.uid !== (request.params as { readonly uid: string }).uid)
      throw new SessionNotFound('another interaction');
  } catch (error) {
    if (error instanceof SessionNotFound) {
      return page(reply.status(400), errorPage(language, EXPIRED, 'interaction_expired'));
    }
    throw error;
  }
  return work({ request, reply, interaction, language });
}

const EXPIRED = {
  zh: '登录页面已失效（超过 10 分钟，或已在别处完成）。请回到系统重新登录。',
  en: 'This sign-in page is no longer valid (older than 10 minutes, or finished elsewhere). Go back and sign in again.',
};

const WRONG = { zh: '用户名或密码不正确。', en: 'The user name or password is not correct.' };

async function show(parts: InteractionParts, asked: Asked): Promise<FastifyReply> {
  const { interaction, language, reply } = asked;
  if (interaction.prompt.name === 'login') {
    const hint = interaction.params['login_hint'];
    const username = typeof hint === 'string' ? hint.slice(0, 64) : '';
    const subject = await demoSubject(parts, username);
    return subject === null ? showSignIn(parts, asked, username, null) : signedIn(parts, asked, subject);
  }
  const client = parts.clients.find(({ clientId }) => clientId === interaction.params['client_id']);
  if (interaction.prompt.name !== 'consent' || client === undefined) {
    return page(reply.status(400), errorPage(language, EXPIRED, 'unknown_prompt'));
  }
  const base = `${parts.mount}/interaction/${interaction.uid}`;
  return page(
    reply.header('Content-Security-Policy', pagePolicy(interaction)),
    consentPage({
      language,
      action: `${base}/consent`,
      abortAction: `${base}/abort`,
      otherLanguage: `${base}?lang=${language === 'zh' ? 'en' : 'zh'}`,
      client: client.name,
    }),
  );
}

async function showSignIn(
  parts: InteractionParts,
  { interaction, language, reply }: Asked,
  username: string,
  error: { readonly zh: string; readonly en: string } | null,
): Promise<FastifyReply> {
  const base = `${parts.mount}/interaction/${interaction.uid}`;
  return page(
    reply.header('Content-Security-Policy', pagePolicy(interaction)),
    signInPage({
      language,
      action: `${base}/sign-in?lang=${language}`,
      abortAction: `${base}/abort`,
      otherLanguage: `${base}?lang=${language === 'zh' ? 'en' : 'zh'}`,
      username,
      error,
      demoAccounts: parts.demo ? await parts.accounts.demoAccounts() : [],
    }),
  );
}

async function signIn(parts: InteractionParts, asked: Asked): Promise<FastifyReply> {
  const { username: given, password } = (asked.request.body ?? {}) as Readonly<Record<string, unknown>>;
  const username = typeof given === 'string' ? given.slice(0, 64) : '';
  if (typeof password !== 'string' || normaliseUsername(username) === '' || password === '') {
    asked.reply.status(401);
    return showSignIn(parts, asked, username, WRONG);
  }
  const address = asked.request.getDecorator<string>(CALLER_ADDRESS);
  const attempt = await parts.attempts.take(normaliseUsername(username), address);
  if (!attempt.allowed) {
    asked.reply.status(429).header('Retry-After', String(attempt.minutes * 60));
    return showSignIn(parts, asked, username, {
      zh: `尝试次数过多，请 ${attempt.minutes} 分钟后再试。`,
      en: `Too many attempts; try again in ${attempt.minutes} minute${attempt.minutes === 1 ? '' : 's'}.`,
    });
  }
  const subject = await parts.accounts.verify(username, password);
  if (subject === null) {
    asked.reply.status(401);
    return showSignIn(parts, asked, username, WRONG);
  }
  await parts.attempts.succeeded(normaliseUsername(username), address);
  return signedIn(parts, asked, subject);
}

/**
 * Of a demo account that the client names: it is let in without a page, as long as the password that everybody knows
 * would let it in. Nobody is without `demo`.
 */
async function demoSubject({ demo, accounts }: InteractionParts, username: string): Promise<string | null> {
  if (!demo || username === '') return null;
  const name = normaliseUsername(username);
  const known = (await accounts.demoAccounts()).some((account) => account.username === name);
  return known ? accounts.verify(name, DEMO_PASSWORD) : null;
}

/** Whoever signs in takes the place of who was signed in here, without a page in between. */
async function signedIn(parts: InteractionParts, asked: Asked, subject: string): Promise<FastifyReply> {
  const { session } = asked.interaction;
  if (session !== undefined && session.accountId !== subject) {
    delete asked.interaction.session;
    await asked.interaction.save(asked.interaction.exp - Math.floor(Date.now() / 1_000));
    await (await parts.provider().Session.findByUid(session.uid))?.destroy();
  }
  return finish(parts, asked, { login: { accountId: subject, amr: ['pwd'] } });
}

async function consent(parts: InteractionParts, asked: Asked): Promise<FastifyReply> {
  const { interaction } = asked;
  const provider = parts.provider();
  const accountId = interaction.session?.accountId;
  if (interaction.prompt.name !== 'consent' || accountId === undefined) {
    return page(asked.reply.status(400), errorPage(asked.language, EXPIRED, 'unknown_prompt'));
  }
  const known = interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
  const grant = known ?? new provider.Grant({ accountId, clientId: String(interaction.params['client_id']) });
  grant.addOIDCScope('openid');
  grant.addResourceScope(API_AUDIENCE, API_SCOPE);
  return finish(parts, asked, { consent: { grantId: await grant.save() } });
}

async function finish(
  parts: InteractionParts,
  { request, reply }: Asked,
  result: Parameters<Provider['interactionResult']>[2],
): Promise<FastifyReply> {
  const returnTo = await parts.provider().interactionResult(request.raw, reply.raw, result);
  return reply.redirect(returnTo, 303);
}

function page(reply: FastifyReply, markup: string): FastifyReply {
  return reply.header('Content-Type', 'text/html; charset=utf-8').send(markup);
}

/** The form's answer leads to the client's address, which browsers count as the form's target too. */
function pagePolicy(interaction: Interaction): string {
  const redirectUri = interaction.params['redirect_uri'];
  const client = typeof redirectUri === 'string' && URL.canParse(redirectUri) ? ` ${new URL(redirectUri).origin}` : '';
  return `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'${client}`;
}
