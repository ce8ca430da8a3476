import type { HttpApp } from '@gongjian/shared-http';
import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Requests to services that listen nowhere. Each comes from somewhere else: nobody is limited for what others ask. */
export class Requests {
  private count = 0;

  constructor(private readonly app: HttpApp) {}

  /** As one of the district; `null`: as anybody. */
  async send(who: string | null, method: Method, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.app.fastify.inject({
      method,
      url: path,
      remoteAddress: `127.0.${Math.floor(this.count / 250) % 250}.${(this.count += 1) % 250}`,
      headers: {
        ...(who === null ? {} : { authorization: `Bearer ${who}` }),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json() };
  }

  async upload(who: string, path: string, name: string, content: Buffer): Promise<Answer> {
    const boundary = '----gongjian-world';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const answer = await this.app.fastify.inject({
      method: 'POST',
      url: path,
      headers: {
        authorization: `Bearer ${who}`,
        'idempotency-key': randomUUID(),
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
    return { status: answer.statusCode, body: answer.json() };
  }
}
