import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startGateway } from './start-gateway.js';

/** More than the connections that requests have to a service. */
const STREAMS = 160;

describe('streams through the gateway', () => {
  const open = new Set<ServerResponse>();
  let service: Server;
  let gateway: Awaited<ReturnType<typeof startGateway>>;

  beforeAll(async () => {
    service = createServer((request, response) => {
      if (request.url !== '/api/plans/v1/changes') {
        response.end(request.url);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
      response.write('event: open\n\n');
      open.add(response);
      response.once('close', () => open.delete(response));
    }).listen(0, '127.0.0.1');
    await once(service, 'listening');
    const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
    gateway = await startGateway({
      port: 0,
      host: '127.0.0.1',
      trustedProxies: [],
      logLevel: 'fatal',
      services: { directory: origin, plans: origin },
      issuerOrigin: undefined,
    });
  });

  afterAll(async () => {
    service.closeAllConnections();
    await new Promise((resolve) => service.close(resolve));
  });

  it('arrive as they are written, leave requests alone, and do not hold up a stop', async () => {
    const left = new AbortController();
    const readers = await Promise.all(
      Array.from({ length: STREAMS }, async () => {
        const { body } = await fetch(`${gateway.address}/api/plans/v1/changes`, { signal: left.signal });
        return (body as ReadableStream<Uint8Array>).getReader();
      }),
    );
    const first = await Promise.all(readers.map((reader) => reader.read()));
    expect(new Set(first.map(({ value }) => new TextDecoder().decode(value)))).toEqual(new Set(['event: open\n\n']));
    expect(open.size).toBe(STREAMS);
    const answer = await fetch(`${gateway.address}/api/plans/v1/tasks`);
    expect(await answer.text()).toBe('/api/plans/v1/tasks');
    const leaving = Promise.race([...open].map((response) => once(response, 'close')));
    await readers[0]?.cancel();
    await leaving;
    const began = performance.now();
    const ended = Promise.allSettled(readers.slice(1).map((reader) => reader.read()));
    await gateway.stop();
    expect(performance.now() - began).toBeLessThan(9_000);
    await ended;
    left.abort();
  });
});
