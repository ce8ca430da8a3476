import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** What a deployment of a pack answers otherwise than it should. */
export interface Disturbance {
  /** Of the auditor; without it nobody is asked. */
  readonly token?: string;
  /** Answers 503 to so many requests before it answers as it should. */
  readonly unavailable?: number;
  /** Lines of a page, at most. */
  readonly pageLines?: number;
  /** Partial tiles and bundles are gone. */
  readonly withoutPartials?: true;
}

/** Answers over HTTP, on loopback, what the audit service answers of the tree that a pack holds. */
export class ServedPack {
  private constructor(
    readonly base: string,
    private readonly server: Server,
  ) {}

  static async start(folder: string, disturbance: Disturbance = {}): Promise<ServedPack> {
    const handler = new Handler(folder, disturbance);
    const server = createServer((request, response) => void handler.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ServedPack(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

interface Manifest {
  readonly tenant: string;
  readonly number: number;
  readonly origin: string;
}

class Handler {
  private readonly manifest: Manifest;
  private unavailable: number;

  constructor(
    private readonly folder: string,
    private readonly disturbance: Disturbance,
  ) {
    this.manifest = JSON.parse(readFileSync(path.join(folder, 'pack.json'), 'utf8')) as Manifest;
    this.unavailable = disturbance.unavailable ?? 0;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://deployment.example');
    const { tenant, number, origin } = this.manifest;
    const prefix = `/api/audit/v1/trees/${tenant}/${number}/`;
    const asked = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined;
    const open = asked === 'checkpoint' || (asked?.startsWith('tile/') === true && !asked.startsWith('tile/entries/'));
    const { token, withoutPartials } = this.disturbance;
    if (this.unavailable > 0) {
      this.unavailable -= 1;
      response.writeHead(503).end();
    } else if (!open && token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401).end();
    } else if (pathname === '/api/audit/v1/trees') {
      const [, verifierKey] = /^log (\S+)/m.exec(readFileSync(path.join(this.folder, 'policy.txt'), 'utf8')) ?? [];
      response.end(JSON.stringify({ items: [{ tenant, number, origin, verifierKeys: [verifierKey] }] }));
    } else if (asked === 'events') {
      await this.events(Number(searchParams.get('from')), Number(searchParams.get('limit')), response);
    } else if (asked === undefined || (withoutPartials === true && asked.includes('.p/'))) {
      response.writeHead(404).end();
    } else this.file(asked, response);
  }

  private file(asked: string, response: ServerResponse): void {
    const at = path.join(this.folder, 'tree', path.normalize(asked));
    if (existsSync(at)) response.end(readFileSync(at));
    else response.writeHead(404).end();
  }

  private async events(from: number, limit: number, response: ServerResponse): Promise<void> {
    const most = Math.min(limit, this.disturbance.pageLines ?? 5_000);
    const lines: string[] = [];
    let seq = 0;
    for (const name of readdirSync(path.join(this.folder, 'events')).sort()) {
      for await (const line of createInterface({ input: createReadStream(path.join(this.folder, 'events', name)) })) {
        if (seq >= from && lines.length < most) lines.push(`${line}\n`);
        seq += 1;
      }
    }
    response.setHeader('content-type', 'application/x-ndjson');
    response.end(lines.join(''));
  }
}
