import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cloudEventOf } from '../cloud-event.js';
import type { District } from '../districts/districts.js';
import type { IntegrationMessage } from '../message.js';

const CLIENT = { clientId: 'city', clientSecret: 'the secret of the city' };

/** What another deployment tells, by the protocol alone: tokens for one service account, and feeds. */
export class ServedDistrict {
  readonly logId = randomUUID();
  /** Of each context, in order. */
  readonly told = new Map<string, IntegrationMessage[]>();
  /** Seconds a token is good for. */
  lifeSeconds = 300;
  /** Tokens that were given, the last one first. */
  readonly tokens: string[] = [];
  /** Feeds that were asked for: `awards after 3`. */
  readonly asked: string[] = [];
  /** Answers a request to a feed in place of the district; `false`: not this one. */
  instead: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
  private server: Server | null = null;
  private port = 0;

  private constructor(readonly tenant: string) {}

  static async start(tenant: string): Promise<ServedDistrict> {
    const district = new ServedDistrict(tenant);
    await district.open();
    return district;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  configured(key: string, change: Partial<District> = {}): District {
    return {
      ...{ key, logId: this.logId, url: this.url, tokenUrl: `${this.url}/oidc/token`, kafka: null },
      tenants: [{ id: this.tenant, names: { zh: `${key}县`, en: `${key} County` }, ...CLIENT }],
      ...change,
    };
  }

  /** Publishes; the message as Kafka would bring it. */
  tell<Data>(event: IntegrationEventDefinition<Data>, subject: string, data: Data, time?: string): IntegrationMessage {
    const before = this.told.get(event.context) ?? [];
    const id = randomUUID();
    const message: IntegrationMessage = {
      ...{ id, type: integrationTypeOf(event), logId: this.logId, epoch: 1, context: event.context },
      ...{ tenant: this.tenant, sequence: BigInt(before.length), subject, sourceRevision: BigInt(before.length) },
      ...{ time: time ?? new Date().toISOString(), causationId: randomUUID(), correlationId: id },
      data: JSON.parse(JSON.stringify(data)) as JsonValue,
    };
    this.told.set(event.context, [...before, message]);
    return message;
  }

  async open(): Promise<void> {
    const server = createServer((request, response) => this.answer(request, response));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    if (pathname === '/oidc/token') return this.giveToken(request, response);
    if (this.instead(request, response)) return;
    const [, context = ''] = /^\/api\/([a-z]+)\/v1\/feed$/.exec(pathname) ?? [];
    const after = BigInt(searchParams.get('after') ?? -1);
    this.asked.push(`${context} after ${after}`);
    if (request.headers.authorization !== `Bearer ${this.tokens[0]}`) return send(response, 401, {});
    const page = (this.told.get(context) ?? []).filter(({ sequence }) => sequence > after);
    const items = page.slice(0, Number(searchParams.get('limit'))).map((message) => {
      const { attributes, body } = cloudEventOf(message);
      return { ...attributes, data: JSON.parse(body) as unknown };
    });
    send(response, 200, { items, next: null });
  }

  private giveToken({ headers: { authorization } }: IncomingMessage, response: ServerResponse): void {
    const basic = [CLIENT.clientId, CLIENT.clientSecret].map((part) => encodeURIComponent(part).replaceAll('%20', '+'));
    if (authorization !== `Basic ${Buffer.from(basic.join(':')).toString('base64')}`) {
      return send(response, 401, { error: 'invalid_client' });
    }
    this.tokens.unshift(randomUUID());
    send(response, 200, { access_token: this.tokens[0], token_type: 'Bearer', expires_in: this.lifeSeconds });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
