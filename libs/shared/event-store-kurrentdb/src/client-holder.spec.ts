import { ClientHolder } from './client-holder.js';
import type { Client } from './driver.js';

const BEGIN_MS = 1_000;

describe('client objects, of which each that is replaced leaves a connection open', () => {
  let now: number;
  let disposed: Client[];
  let made: number;
  let clients: ClientHolder;

  beforeEach(() => {
    now = BEGIN_MS;
    disposed = [];
    made = 0;
    clients = new ClientHolder(
      () => {
        made += 1;
        const client: Pick<Client, 'dispose'> = {
          dispose: () => {
            disposed.push(client as Client);
            return Promise.resolve();
          },
        };
        return client as Client;
      },
      () => now,
    );
  });

  it('one serves all calls while they succeed', () => {
    const first = clients.get();
    clients.worked(first);
    expect(clients.get()).toBe(first);
    expect(made).toBe(1);
  });

  it('one that failed is disposed of and replaced', () => {
    const first = clients.get();
    clients.failed(first);
    expect(clients.get()).not.toBe(first);
    expect(disposed).toEqual([first]);
  });

  it('calls that fail on one that was replaced already do not replace the next', () => {
    const first = clients.get();
    clients.failed(first);
    const second = clients.get();
    now += 60_000;
    clients.failed(first);
    expect(clients.get()).toBe(second);
  });

  it('of ten minutes without an answer, with a failure every 50 ms, come about sixty', () => {
    const end = now + 600_000;
    for (; now < end; now += 50) clients.failed(clients.get());
    expect(made).toBeLessThan(75);
  });

  it('after a success the next failure is answered soon again', () => {
    for (let failures = 0; failures < 100; failures += 1, now += 500) clients.failed(clients.get());
    const before = made;
    clients.worked(clients.get());
    now += 10_000;
    clients.failed(clients.get());
    clients.get();
    now += 200;
    clients.failed(clients.get());
    clients.get();
    expect(made).toBe(before + 2);
  });

  it('after the end none is disposed of twice', async () => {
    const client = clients.get();
    await clients.close();
    clients.failed(client);
    expect(disposed).toEqual([client]);
  });
});
