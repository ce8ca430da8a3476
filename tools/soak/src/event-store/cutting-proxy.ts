import { connect, createServer, type Server, type Socket } from 'node:net';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';

/**
 * What happens to the next thing that is sent through a connection: the request gets lost, only a part of it arrives,
 * its answer gets lost, or the line goes silent.
 */
export type Cut = 'request' | 'partOfRequest' | 'answer' | 'silence';

/** A TCP proxy on loopback before PostgreSQL that cuts connections when told to. */
export class CuttingProxy {
  private pending: { readonly cut: Cut; readonly part: number } | null = null;
  private readonly sockets = new Set<Socket>();
  private done = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: PostgresConnection,
  ) {}

  static async start(target: PostgresConnection): Promise<CuttingProxy> {
    const server = createServer({ noDelay: true });
    const proxy = new CuttingProxy(server, target);
    server.on('connection', (client) => proxy.join(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get connection(): PostgresConnection {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy is closed');
    return { ...this.target, host: '127.0.0.1', port: address.port };
  }

  /** How many cuts were made. */
  get cuts(): number {
    return this.done;
  }

  /** Cuts at the next large request; `part` is how much of it arrives with `partOfRequest`, 0 to 1. */
  arm(cut: Cut, part: number): void {
    this.pending = { cut, part };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    const upstream = connect({ host: this.target.host, port: this.target.port, noDelay: true });
    let cutting: Cut | null = null;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        this.sockets.delete(socket);
        end();
      });
    }
    client.on('data', (request: Buffer) => {
      if (cutting !== null) return;
      if (this.pending === null || !holdsAppend(request)) {
        upstream.write(request);
        return;
      }
      const { cut, part } = this.pending;
      this.pending = null;
      this.done += 1;
      cutting = cut;
      if (cut === 'request') end();
      else if (cut === 'partOfRequest') upstream.write(request.subarray(0, Math.floor(request.length * part)), end);
      else upstream.write(request);
    });
    upstream.on('data', (answer: Buffer) => {
      if (cutting === null) client.write(answer);
      else if (cutting === 'answer') end();
    });
  }
}

function holdsAppend(request: Buffer): boolean {
  return request.includes('gongjian_append_v2');
}
