import type { Principal, VerifiedToken } from '@gongjian/shared-access';
import { once } from 'node:events';
import { changeOf, type Change } from './change.js';
import { ChangeStream, type EndReason } from './change-stream.js';

const log = { logId: '0198c7a0-0000-7000-8000-000000000001', epoch: 1 };
const id = (n: number): string => `0198c7a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const change = (kind: string, n: number): Change =>
  changeOf(log, { tenant: 't', kind, id: id(n), position: String(n).padStart(20, '0') });
const last = `${log.logId}:1:9`;

function opened(kinds: readonly string[]): { readonly stream: ChangeStream; readonly ends: EndReason[] } {
  const ends: EndReason[] = [];
  const stream = new ChangeStream({} as VerifiedToken, {} as Principal, new Set(kinds), (reason) => ends.push(reason));
  return { stream, ends };
}

const readFrom = (stream: ChangeStream): string => String(stream.body.read() ?? '');

describe('an open stream', () => {
  it('tells the kinds its reader may hear of, and nothing of the rest', () => {
    const { stream } = opened(['task']);
    stream.tell([change('plan', 1), change('task', 2)], last);
    expect(readFrom(stream)).toBe(
      `id: ${log.logId}:1:2\nevent: changed\ndata: {"kind":"task","id":"${id(2)}","position":"${log.logId}:1:2"}\n\n`,
    );
    stream.tell([change('plan', 3)], last);
    expect(readFrom(stream)).toBe('');
  });

  it('tells many at once as one reset', () => {
    const { stream } = opened(['task']);
    stream.tell(
      Array.from({ length: 201 }, (_each, n) => change('task', n)),
      last,
    );
    expect(readFrom(stream)).toBe(`id: ${last}\nevent: reset\ndata: {"position":"${last}"}\n\n`);
  });

  it('is cut when its reader does not keep up', async () => {
    const { stream, ends } = opened(['task']);
    const closed = once(stream.body, 'close');
    for (let n = 0; n < 10 && !stream.over; n += 1) {
      stream.tell(
        Array.from({ length: 150 }, (_each, at) => change('task', at)),
        last,
      );
    }
    await closed;
    expect(ends).toEqual(['slow']);
  });

  it('says why it ends, and nothing after', async () => {
    const { stream, ends } = opened(['task']);
    stream.end('token');
    stream.end('rights');
    stream.tell([change('task', 1)], last);
    const said: string[] = [];
    for await (const part of stream.body) said.push(String(part));
    expect(said.join('')).toBe('event: end\ndata: {"reason":"token"}\n\n');
    expect(ends).toEqual(['token']);
  });

  it('notices that its reader left', async () => {
    const { stream, ends } = opened([]);
    const closed = once(stream.body, 'close');
    stream.body.destroy();
    await closed;
    expect(ends).toEqual(['left']);
  });
});
