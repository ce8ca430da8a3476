import type { StandaloneUnderTest } from '@gongjian/system-e2e';
import { randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import type { ConsolePage } from '../page-list.js';

const REFUSED = ['503', '403', '404'] as const;
type Refused = (typeof REFUSED)[number];

/** In the order of the contact sheet. */
export const STATES = ['full', 'empty', 'loading', ...REFUSED, 'long', 'many', 'english'] as const;
export type State = (typeof STATES)[number];

/** Which states there are of a page. */
export function statesOf({ account, at, list, asks, many, english, county }: ConsolePage): readonly State[] {
  const record = list === undefined && at.includes('{');
  const reads = asks !== false;
  return STATES.filter((state) => {
    if (state === 'full') return true;
    if (state === 'long') return (reads || account !== '') && county !== false;
    if (state === 'many') return many === true;
    if (state === 'english') return english === true;
    if (state === 'empty') return reads && !record;
    if (state === '404') return reads && (record || list !== undefined);
    return reads;
  });
}

interface Refusal {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Refusals = Readonly<Record<Refused, Refusal>>;

/** As the server says them: no right and nothing there it is asked for; it never is unavailable where it is asked. */
export async function refusalsOf(server: StandaloneUnderTest): Promise<Refusals> {
  const [denied, missing] = await Promise.all([
    server.as('system').get('/api/plans/v1/plans'),
    server.as('office').get(`/api/plans/v1/plans/${randomUUID()}`),
  ]);
  if (denied.status !== 403 || missing.status !== 404) throw new Error(`answered ${denied.status}, ${missing.status}`);
  const unavailable = {
    type: 'urn:gongjian:problem:SERVICE.UNAVAILABLE',
    title: '暂时无法提供',
    status: 503,
    code: 'SERVICE.UNAVAILABLE',
    detail: '系统所依赖的服务暂时不可用，正在恢复，请稍后再试。',
    detailEn: 'A service this one depends on is not available; it is recovering. Try again shortly.',
    requestId: randomUUID(),
  };
  return {
    '503': { body: JSON.stringify(unavailable), headers: { 'Retry-After': '0' } },
    '403': { body: denied.text },
    '404': { body: missing.text },
  };
}

/** Without these there is no console at all. */
const ALWAYS = /^\/api\/(?:directory\/v1\/(?:me|public\/sign-in)|[a-z]+\/v1\/changes)$/;

/** What a page reads, by the paths of its requests: its list, its record and what belongs to it, or everything. */
function readsOf(page: ConsolePage, ids: ReadonlyMap<string, string>): (path: string) => boolean {
  if (page.list !== undefined) {
    const list = `/api/${page.list}`;
    return (path) => path === list;
  }
  // What a public page shows of a record it may find in a list.
  if (ids.size === 0 || page.account === '') return (path) => path.startsWith('/api/') && !ALWAYS.test(path);
  const known = new Set(ids.values());
  return (path) => path.startsWith('/api/') && path.split('/').some((part) => known.has(part));
}

/**
 * Makes the next pages be in this state, until the answer is called.
 *
 * @param ids - Of the records that the page's address names.
 */
export async function putInto(
  state: State,
  page: Page,
  of: ConsolePage,
  ids: ReadonlyMap<string, string>,
  refusals: Refusals,
): Promise<() => Promise<void>> {
  const answer = answering(state, refusals);
  if (answer === null) return async () => {};
  const reads = readsOf(of, ids);
  const matches = (url: URL): boolean => reads(url.pathname);
  const waiting: Route[] = [];
  const handler = async (route: Route): Promise<void> => {
    if (route.request().method() !== 'GET') await route.fallback();
    else if (answer === 'never') waiting.push(route);
    else await answer(route);
  };
  await page.route(matches, handler);
  return async () => {
    await page.unroute(matches, handler);
    for (const route of waiting) await route.abort().catch(() => undefined);
  };
}

function answering(state: State, refusals: Refusals): 'never' | ((route: Route) => Promise<void>) | null {
  switch (state) {
    case 'loading':
      return 'never';
    case 'empty':
      return async (route) => {
        const response = await route.fetch();
        const json = /json/.test(response.headers()['content-type'] ?? '');
        await route.fulfill(json ? { response, json: emptied(await response.json()) } : { response });
      };
    case '503':
    case '403':
    case '404': {
      const { body, headers = {} } = refusals[state];
      return (route) =>
        route.fulfill({ status: Number(state), contentType: 'application/problem+json', headers, body });
    }
    default:
      return null;
  }
}

/** The answer with nothing in any of its lists. */
function emptied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('items' in value && Array.isArray(value.items)) return { ...value, items: [], next: null };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, emptied(member)]));
}

/** Accounts are known by nothing else to those who bind them; so are logs to those who verify them, and what was read. */
const KNOWN_BY_ID = /\/administration\/(?:people\/|reads)|\/audit\/trees/;

/** Says that what is shown was kept, and since when. */
export const KEPT = '.kept-notice';

/** Whether the page shows in this state what it kept. */
export function goesOn(state: State, { keeps }: ConsolePage): boolean {
  return state === '503' && keeps === true;
}

/** What a page in this state owes the one who sees it; answers what it does not say. */
export async function unsaid(state: State, page: Page, of: ConsolePage): Promise<readonly string[]> {
  const seen = async (selector: string): Promise<boolean> =>
    (await page.locator(selector).filter({ visible: true }).count()) > 0;
  const wrong: string[] = [];
  if (state === 'loading' && !(await seen('[role="status"]'))) wrong.push('does not say that it is reading');
  if (state === 'empty' && !(await seen('main .state, main p, main small, .task-board .muted')))
    wrong.push('is empty without a word');
  if (goesOn(state, of)) {
    if (!(await seen(KEPT))) wrong.push('does not say that it shows what was kept');
    else if (!(await seen(`${KEPT} button`))) wrong.push('offers no second try');
  } else if (REFUSED.some((status) => status === state)) {
    if (!(await seen('[role="alert"]'))) wrong.push('does not say what went wrong');
    else if (state === '503' && !(await seen('[role="alert"] button'))) wrong.push('offers no second try');
  }
  const text = await page.locator('body').innerText();
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(text);
  if (id !== null && state !== '503' && !KNOWN_BY_ID.test(page.url())) wrong.push(`shows an id: ${id[0]}`);
  const heading = page.locator('main:not(.sign-in) h1').first();
  if (await heading.count()) {
    const [title, h1] = [await page.title(), (await heading.innerText()).trim()];
    if (!title.startsWith(h1)) wrong.push(`the tab says ${title}, the page ${h1}`);
  }
  return wrong;
}
