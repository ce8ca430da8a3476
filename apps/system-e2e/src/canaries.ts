import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Caller, WriteAnswer } from './caller.js';
import { dumpTables } from './databases.js';
import { isPlace, operationsOf, personalPlaces, type ApiDocument } from './openapi.js';
import type { ServerUnderTest } from './standalone-under-test.js';

/** A value that stands nowhere else: where it is found, it came from the request that sent it. */
export interface Canary {
  readonly text: string;
  /** The part that is looked for. */
  readonly token: string;
  readonly operation: string;
  readonly place: string;
  accepted: boolean;
}

/** What nearly every canary of this run begins with: a place without it holds none of them. */
const MARK = randomBytes(4).toString('hex');

/** Sends requests in which every personal value is a canary. */
export class Canaries {
  readonly sown: Canary[] = [];
  private readonly places: ReadonlyMap<string, readonly string[]>;

  constructor(api: ApiDocument) {
    this.places = new Map(
      operationsOf(api)
        .filter(({ method }) => method !== 'GET')
        .map(({ name, body }) => [name, body === null ? [] : personalPlaces(api, body)]),
    );
  }

  /** Places where the API takes a personal value that no request has sent one to. */
  unsown(): readonly string[] {
    const sent = new Set(this.sown.map(({ operation, place }) => `${operation} ${place}`));
    return [...this.places].flatMap(([operation, places]) =>
      places.map((place) => `${operation} ${place}`).filter((place) => !sent.has(place)),
    );
  }

  of(operation: string): readonly Canary[] {
    return this.sown.filter((canary) => canary.operation === operation);
  }

  make(operation: string, place: string): Canary {
    const phone = place.endsWith('/phone');
    const token = phone ? `13${randomInt(1e8, 1e9)}` : MARK + randomBytes(4).toString('hex');
    const text = phone ? token : `金丝雀${token}`;
    const canary = { text, token, operation, place, accepted: false };
    this.sown.push(canary);
    return canary;
  }

  /** Sends the operation with a new canary at every personal place that the body fills. */
  async send(
    caller: Caller,
    operation: string,
    params: Readonly<Record<string, string>>,
    body: unknown,
  ): Promise<Answer<WriteAnswer>> {
    const places = this.places.get(operation);
    if (places === undefined) throw new Error(`the API has no ${operation}`);
    const used: Canary[] = [];
    const planted = plant(body, '', (at) => {
      const place = places.find((pattern) => isPlace(at, pattern));
      if (place === undefined) return null;
      const canary = this.make(operation, place);
      used.push(canary);
      return canary.text;
    });
    const [method = '', template = ''] = operation.split(' ');
    const answer = await caller.send<WriteAnswer>({
      method,
      path: template.replace(/\{([^}]+)\}/g, (_whole, name: string) => params[name] ?? ''),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(planted),
    });
    for (const canary of used) canary.accepted = answer.status < 300;
    return answer;
  }
}

function plant(value: unknown, place: string, at: (place: string) => string | null): unknown {
  if (typeof value === 'string') return at(place) ?? value;
  if (Array.isArray(value)) return value.map((member) => plant(member, `${place}/*`, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, plant(member, `${place}/${name}`, at)]),
  );
}

/** How a token looks in bytes, in hexadecimal and in base64 at each of its three alignments. */
function formsOf(token: string): readonly string[] {
  const bytes = Buffer.from(token, 'utf8');
  const wide = Buffer.from(token, 'utf16le');
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return encoded.slice(offset === 0 ? 0 : offset + 1, -4).replace(/=+$/, '');
  });
  return [token, bytes.toString('hex'), wide.toString('latin1'), wide.toString('hex'), ...base64];
}

/**
 * Where each canary is found; nothing is expected that the data map does not name.
 *
 * @param elsewhere what else to look into, by place
 */
export async function findCanaries(
  server: ServerUnderTest,
  canaries: readonly Canary[],
  elsewhere: ReadonlyMap<string, string> = new Map(),
): Promise<readonly { readonly place: string; readonly canary: Canary }[]> {
  const hay = new Map(elsewhere);
  for (const [table, rows] of await dumpTables(server)) hay.set(table, rows.join('\n'));
  for (const [file, bytes] of filesOf(server.folder))
    hay.set(file, `${path.basename(file)}\n${bytes.toString('latin1')}`);
  hay.set('standard output and error', server.said());
  for (const page of ['/metrics', '/api/directory/v1/public/sign-in', '/health/ready', '/api/openapi.json']) {
    hay.set(page, (await server.anonymous().get(page)).text);
  }
  const needles = canaries.map((canary) => ({ canary, forms: formsOf(canary.token) }));
  const unmarked = needles.filter(({ canary }) => !canary.token.startsWith(MARK));
  const mark = formsOf(MARK);
  return [...hay].flatMap(([place, text]) =>
    (mark.some((form) => text.includes(form)) ? needles : unmarked)
      .filter(({ forms }) => forms.some((form) => text.includes(form)))
      .map(({ canary }) => ({ place, canary })),
  );
}

/** The data folder without the pages and the write-ahead log of PostgreSQL, which the dump stands for. */
function filesOf(folder: string): readonly (readonly [string, Buffer])[] {
  const pages = ['base', 'global', 'pg_wal', 'pg_xact', 'pg_subtrans', 'pg_multixact'].map((name) =>
    path.join(folder, 'postgres', name),
  );
  const visit = (dir: string): readonly (readonly [string, Buffer])[] => {
    if (pages.includes(dir) || !existsSync(dir)) return [];
    return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(dir, entry.name);
      if (entry.isDirectory()) return visit(file);
      return entry.isFile() ? [[path.relative(folder, file), readFileSync(file)] as const] : [];
    });
  };
  return visit(folder);
}
