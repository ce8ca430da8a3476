import { canonicalJson } from '@gongjian/shared-kernel';
import { z } from 'zod';
import { MalformedCloudEvent, messageFromCloudEvent } from '../cloud-event.js';
import type { IntegrationMessage } from '../message.js';
import { PublishedStreams } from '../published-streams.js';
import { DistrictUnavailable } from './district-errors.js';
import { DistrictToken } from './district-token.js';
import { refusalOf } from './refusal-of.js';
import type { District } from './districts.js';

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_PAGE = 200;
const MAX_BACK_OFF_MS = 60_000;

const page = z.object({ items: z.array(z.record(z.string(), z.unknown())) });

/** A tenant's feed, left in peace for a while after it failed. */
interface TenantFeed {
  readonly token: DistrictToken;
  failures: number;
  /** As `performance.now()`. */
  notBefore: number;
}

/**
 * What a district has published, over its feed, as the service account of each tenant. What the feed answers is taken
 * only when it is of that log, context and tenant and follows without a hole. After a failure it is not asked for a
 * second, then two, up to a minute.
 */
export class HttpPublishedStreams extends PublishedStreams {
  private readonly feeds: ReadonlyMap<string, TenantFeed>;

  constructor(private readonly district: District) {
    super();
    this.feeds = new Map(
      district.tenants.map((tenant) => [
        tenant.id,
        { token: new DistrictToken(district.tokenUrl, tenant), failures: 0, notBefore: 0 },
      ]),
    );
  }

  /** @throws DistrictUnavailable */
  override async after(
    context: string,
    tenant: string,
    sequence: bigint,
    limit: number,
  ): Promise<readonly IntegrationMessage[]> {
    const feed = this.feeds.get(tenant);
    if (feed === undefined) throw this.unavailable('DISTRICT.OTHER_TENANT', `no account reads ${tenant}`);
    if (performance.now() < feed.notBefore) throw this.unavailable('DISTRICT.AWAY', 'failed a moment ago');
    try {
      const messages = await this.read(feed, { context, tenant, sequence, limit });
      feed.failures = 0;
      return messages;
    } catch (error) {
      feed.notBefore = performance.now() + Math.min(1_000 * 2 ** feed.failures, MAX_BACK_OFF_MS);
      feed.failures += 1;
      throw error;
    }
  }

  private async read({ token }: TenantFeed, asked: Asked): Promise<readonly IntegrationMessage[]> {
    const first = await this.ask(token, asked);
    const answer = first.status === 401 ? await this.again(token, asked) : first;
    if (answer.status === 401 || answer.status === 403) throw this.unavailable('DISTRICT.DENIED', `${answer.status}`);
    if (answer.status !== 200) throw this.unavailable('DISTRICT.AWAY', `answers ${answer.status}`);
    return this.messages(answer.body, asked);
  }

  private again(token: DistrictToken, asked: Asked): Promise<Answer> {
    token.forget();
    return this.ask(token, asked);
  }

  private async ask(token: DistrictToken, { context, sequence, limit }: Asked): Promise<Answer> {
    const url = new URL(`${this.district.url}/api/${context}/v1/feed`);
    url.searchParams.set('limit', String(Math.min(limit, MAX_PAGE)));
    if (sequence >= 0n) url.searchParams.set('after', String(sequence));
    const bearer = await token.get().catch((cause: unknown) => {
      throw this.unavailable('DISTRICT.NO_TOKEN', cause instanceof Error ? cause.name : 'failed', { cause });
    });
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, body: await this.textOf(response) };
    } catch (cause) {
      if (cause instanceof DistrictUnavailable) throw cause;
      throw this.unavailable('DISTRICT.AWAY', cause instanceof Error ? cause.name : 'failed', { cause });
    }
  }

  private async textOf({ body }: Response): Promise<string> {
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += part.length;
      if (bytes > MAX_BYTES) throw this.unavailable('DISTRICT.MALFORMED', 'a page is too large');
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  }

  private messages(body: string, { context, tenant, sequence }: Asked): readonly IntegrationMessage[] {
    let next = sequence + 1n;
    return this.itemsOf(body).map((item) => {
      const message = this.messageOf(item);
      const refusal = refusalOf(this.district, context, message);
      if (refusal !== null) throw this.unavailable(refusal, 'in the feed');
      if (message.tenant !== tenant) throw this.unavailable('DISTRICT.OTHER_TENANT', 'in the feed');
      if (message.sequence !== next) throw this.unavailable('DISTRICT.MALFORMED', `no sequence ${next}`);
      next += 1n;
      return message;
    });
  }

  private itemsOf(body: string): readonly Readonly<Record<string, unknown>>[] {
    try {
      return page.parse(JSON.parse(body)).items;
    } catch (cause) {
      throw this.unavailable('DISTRICT.MALFORMED', 'no page of a feed', { cause });
    }
  }

  private messageOf({ data, ...rest }: Readonly<Record<string, unknown>>): IntegrationMessage {
    const attributes = Object.fromEntries(
      Object.entries(rest).filter((each): each is [string, string] => typeof each[1] === 'string'),
    );
    try {
      return messageFromCloudEvent({ attributes, body: canonicalJson(data) });
    } catch (cause) {
      const what = cause instanceof MalformedCloudEvent ? `no readable ${cause.attribute}` : 'no readable data';
      throw this.unavailable('DISTRICT.MALFORMED', what, { cause });
    }
  }

  private unavailable(code: DistrictUnavailable['code'], what: string, options?: ErrorOptions): DistrictUnavailable {
    return new DistrictUnavailable(code, this.district.key, what, options);
  }
}

interface Asked {
  readonly context: string;
  readonly tenant: string;
  readonly sequence: bigint;
  readonly limit: number;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}
