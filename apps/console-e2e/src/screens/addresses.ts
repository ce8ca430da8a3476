import { succeeded } from '@gongjian/system-e2e';
import type { ConsolePage } from '../page-list.js';
import type { World } from './world.js';

export interface Address {
  readonly at: string;
  /** Of the records it names, by their lists. */
  readonly ids: ReadonlyMap<string, string>;
}

interface Listed {
  readonly items: readonly Row[];
}

type Row = Readonly<Record<string, unknown>>;

const MOST = 100;

/** The address of the page in this world; null where a list it names is empty. */
export async function addressOf({ account, at }: ConsolePage, { server, ids: known }: World): Promise<Address | null> {
  const ids = new Map<string, string>();
  const district = await districtOf(server);
  let address = at.replaceAll('<district>', encodeURIComponent(district));
  for (;;) {
    const [whole, list] = /\{([^{}]*)\}/.exec(address) ?? [];
    if (whole === undefined || list === undefined) return { at: address, ids };
    const id = known.get(list) ?? (await firstOf(list, account, server));
    if (id === null) return null;
    ids.set(list, id);
    address = address.replace(whole, id);
  }
}

async function districtOf(server: World['server']): Promise<string> {
  const me = await server.as('office').get<{ readonly tenant: { readonly name: string } }>('/api/directory/v1/me');
  return succeeded(me).tenant.name;
}

async function firstOf(list: string, account: string, server: World['server']): Promise<string | null> {
  const [rows = '', member = 'id'] = list.split('|');
  const [path = '', condition] = rows.split('#');
  const [name = '', wanted] = condition?.split('=') ?? [];
  const caller = account === '' ? server.anonymous() : server.as(account);
  const { items } = succeeded(
    await caller.get<Listed>(
      `/api/${path}${path.includes('?') ? '&' : '?'}limit=${condition === undefined ? 1 : MOST}`,
    ),
  );
  const first = items.find((item) => condition === undefined || item[name] === wanted);
  const value = member.split('.').reduce<unknown>((of, part) => (of as Row | undefined)?.[part], first);
  return typeof value === 'string' ? value : null;
}

/** A page in the name of a file. */
export function nameOf(page: string): string {
  const name = page
    .replaceAll(/\{[^{}?#]*(?:[?#]([^{}]*))?\}/g, 'one-$1')
    .replaceAll(/\{[^{}]*\}/g, 'one')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return name === '' ? 'home' : name;
}
