import { formatVerifierKey, parsePolicy, parseVerifierKey, TILE_WIDTH, type TrustPolicy } from '@gongjian/audit-log';
import { CannotCheck } from '../fault.js';
import { asked, patiently, type Taken, type TokenSource } from './requests.js';
import type { EventBytes, Source } from './source.js';

/** Whole bundles, so that a page ends where a bundle does. */
const PAGE = 19 * TILE_WIDTH;
/** More than any file of a tree can have. */
const MAX_FILE_BYTES = 32 * 1_048_576;

export interface Deployment {
  /** `https://gongjian.district.example` */
  readonly base: string;
  /** UUID. */
  readonly tenant: string;
  /** The last of the tenant when left out. */
  readonly number?: number;
  readonly token?: TokenSource;
}

interface ListedTree {
  readonly tenant: string;
  readonly number: number;
  readonly verifierKeys: readonly string[];
}

/** A running deployment, read over HTTP. What fails for a moment is asked again. */
export class HttpSource implements Source {
  readonly treePath: string;
  readonly tenant: string;
  readonly number: number;
  private readonly tree: string;

  private constructor(
    private readonly deployment: Deployment,
    number: number,
  ) {
    this.tenant = deployment.tenant;
    this.number = number;
    this.treePath = `trees/${deployment.tenant}/${number}/`;
    this.tree = `${apiOf(deployment.base)}${this.treePath}`;
  }

  /** @throws CannotCheck */
  static async open(deployment: Deployment): Promise<HttpSource> {
    if (deployment.number !== undefined) return new HttpSource(deployment, deployment.number);
    const last = (await treesOf(deployment)).at(-1);
    if (last === undefined) throw new CannotCheck(`没有 ${deployment.tenant} 的日志 / no log of ${deployment.tenant}`);
    return new HttpSource(deployment, last.number);
  }

  /** The tenant whose log the token's owner may read; undefined when there is none. */
  static async tenantOf(base: string, token: TokenSource | undefined): Promise<string | undefined> {
    return (await treesOf({ base, ...(token === undefined ? {} : { token }) })).at(-1)?.tenant;
  }

  async ownPolicy(): Promise<TrustPolicy> {
    return parsePolicy(Buffer.from(await this.ownPolicyText()));
  }

  async ownPolicyText(): Promise<string> {
    const tree = (await treesOf(this.deployment)).find(({ number }) => number === this.number);
    if (tree === undefined) throw new CannotCheck(`没有 ${this.treePath} / there is no ${this.treePath}`);
    const logs = tree.verifierKeys.map((vkey) => `log ${formatVerifierKey(parseVerifierKey(vkey))}\n`);
    return `${logs.join('')}quorum none\n`;
  }

  async read(path: string): Promise<Buffer | undefined> {
    const answer = await this.file(path);
    const [, whole, width] = /^(.+)\.p\/([0-9]+)$/.exec(path) ?? [];
    if (answer !== undefined || whole === undefined) return answer;
    const full = await this.file(whole);
    return full === undefined ? undefined : firstOf(full, Number(width), whole.startsWith('tile/entries/'));
  }

  async *events(size: number): AsyncGenerator<EventBytes> {
    let limit = PAGE;
    for (let from = 0; from < size;) {
      const path = `events?from=${from}&limit=${Math.min(limit, size - from)}`;
      const page = await asked(`${this.tree}${path}`, this.deployment.token, MAX_FILE_BYTES);
      if (page === 'too long' && limit > 1) {
        limit = Math.floor(limit / 2);
        continue;
      }
      const bytes = whole(page, path);
      if (bytes === undefined || bytes.length === 0) return;
      yield { path: `${this.treePath}${path}`, beginsAt: from, bytes };
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) from += 1;
      if (bytes.at(-1) !== 10) return;
    }
  }

  /**
   * Anything else of the deployment.
   *
   * @param path below its address
   */
  take<Body>(
    path: string,
    take: (answer: Response) => Promise<{ readonly status: number; readonly body?: Body }>,
  ): Promise<Taken<Body>> {
    return patiently(`${this.deployment.base.replace(/\/+$/, '')}/${path}`, this.deployment.token, take);
  }

  private async file(path: string): Promise<Buffer | undefined> {
    return whole(await asked(`${this.tree}${path}`, this.deployment.token, MAX_FILE_BYTES), path);
  }
}

function whole(answer: Buffer | 'too long' | undefined, path: string): Buffer | undefined {
  if (answer === 'too long') throw new CannotCheck(`${path} 过大 / is longer than ${MAX_FILE_BYTES} bytes`);
  return answer;
}

/** What a partial tile or bundle would hold, out of the full one. */
function firstOf(full: Buffer, width: number, entries: boolean): Buffer {
  if (!entries) return full.subarray(0, width * 32);
  let end = 0;
  for (let entry = 0; entry < width && end + 2 <= full.length; entry += 1) end += 2 + full.readUInt16BE(end);
  return full.subarray(0, end);
}

function apiOf(base: string): string {
  return `${base.replace(/\/+$/, '')}/api/audit/v1/`;
}

/** Of the tenant, in order of their numbers. */
async function treesOf({
  base,
  tenant,
  token,
}: Pick<Deployment, 'base' | 'token'> & { readonly tenant?: string }): Promise<readonly ListedTree[]> {
  const url = `${apiOf(base)}trees`;
  const answer = whole(await asked(url, token, MAX_FILE_BYTES), url);
  const items = answer === undefined ? undefined : itemsOf(answer);
  if (items === undefined) throw new CannotCheck(`${url} 没有列出日志 / does not list the logs`);
  return items
    .filter((tree) => tenant === undefined || tree.tenant === tenant)
    .sort((one, other) => one.number - other.number);
}

function itemsOf(answer: Buffer): readonly ListedTree[] | undefined {
  try {
    return (JSON.parse(answer.toString('utf8')) as { items?: readonly ListedTree[] }).items;
  } catch {
    return undefined;
  }
}
