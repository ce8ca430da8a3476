import { addDays, localDateAt } from '@gongjian/shared-kernel';
import { until } from '@gongjian/shared-projections/testing';
import { randomUUID } from 'node:crypto';
import type { RunningDistrict, Who } from './running-district.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** JSON as a test reads it. */
export interface Body {
  readonly [name: string]: unknown;
}

export interface Sent {
  readonly key?: string;
  readonly ifMatch?: string;
  readonly raw?: FormData | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const today = localDateAt(new Date().toISOString());
export const inDays = (days: number): string => addDays(today, days);
export const why = { code: 'other', text: '测试理由' };

/** The position of the last write that reads come after. */
export interface LastWrite {
  position: string | null;
}

/** People at their consoles: whatever one of them reads comes after the last write of any of them. */
export function togetherAt(district: RunningDistrict): (who: Who) => DistrictClient {
  const written: LastWrite = { position: null };
  return (who) => new DistrictClient(district, who, written);
}

/** One person at the console: every read comes after that person's last write, every answer is as the API describes it. */
export class DistrictClient {
  constructor(
    private readonly district: RunningDistrict,
    readonly who: Who,
    private readonly written: LastWrite = { position: null },
  ) {}

  async get(path: string): Promise<Answer> {
    const { position } = this.written;
    return this.send('GET', path, undefined, { headers: position === null ? {} : { 'gongjian-after': position } });
  }

  async post(path: string, body?: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', path, body, sent);
  }

  async put(path: string, body: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('PUT', path, body, sent);
  }

  async postYaml(path: string, yaml: string): Promise<Answer> {
    return this.send('POST', path, undefined, { raw: yaml, headers: { 'content-type': 'application/yaml' } });
  }

  async putYaml(path: string, yaml: string): Promise<Answer> {
    return this.send('PUT', path, undefined, { raw: yaml, headers: { 'content-type': 'application/yaml' } });
  }

  async delete(path: string): Promise<Answer> {
    return this.send('DELETE', path, undefined, {});
  }

  async upload(
    path: string,
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
    sent: Sent = {},
  ): Promise<Answer> {
    const form = new FormData();
    form.set('file', new Blob([content]), name);
    return this.send('POST', path, undefined, { ...sent, raw: form });
  }

  /** Reads until it holds: what a reaction or a deadline does comes by itself. */
  async eventually(path: string, holds: (body: Body) => boolean): Promise<Body> {
    let body: Body = {};
    await until(async () => {
      ({ body } = await this.get(path));
      return holds(body);
    });
    return body;
  }

  async download(path: string): Promise<Response> {
    return fetch(`${this.district.origin}${this.district.base}${path}`, {
      headers: { authorization: `Bearer ${await this.district.token(this.who)}` },
    });
  }

  private async send(method: string, path: string, body: unknown, sent: Sent): Promise<Answer> {
    const answer = await fetch(`${this.district.origin}${this.district.base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.district.token(this.who)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': sent.key ?? randomUUID() }),
        ...(sent.ifMatch === undefined ? {} : { 'if-match': sent.ifMatch }),
        ...sent.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(sent.raw === undefined ? {} : { body: sent.raw }),
    });
    const position = answer.headers.get('gongjian-position');
    if (method !== 'GET' && position !== null) this.written.position = position;
    const text = await answer.text();
    const json = text === '' ? {} : (JSON.parse(text) as Body);
    const faults = (await this.district.described()).faultsOf(
      method,
      `${this.district.base}${path}`,
      answer.status,
      json,
    );
    if (faults.length > 0) throw new Error(`an answer is not as the API says: ${faults.slice(0, 5).join('\n')}`);
    return { status: answer.status, headers: answer.headers, body: json };
  }
}
