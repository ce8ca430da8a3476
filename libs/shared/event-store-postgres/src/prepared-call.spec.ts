import type pg from 'pg';
import { PreparedCall, Unwritable, type Statement } from './prepared-call.js';
import { int4, text, type WireValue } from './wire-values.js';

const ECHO: Statement = { name: 'echo', text: 'SELECT $1::text' };

/** A connection whose peer reads nothing yet: what was written stays where it is. */
function slowConnection(): {
  readonly connection: pg.Connection;
  readonly written: Buffer[];
  readonly parsed: string[];
} {
  const written: Buffer[] = [];
  const parsed: string[] = [];
  const stream = { cork: () => undefined, uncork: () => undefined, write: (bytes: Buffer) => written.push(bytes) };
  const connection = {
    stream,
    parsedStatements: {},
    parse: ({ name }: { readonly name: string }) => parsed.push(name),
  };
  return { connection: connection as unknown as pg.Connection, written, parsed };
}

function callOf(buffer: Buffer, value: WireValue): PreparedCall {
  return new PreparedCall(
    ECHO,
    [value],
    (bytes) => buffer.subarray(0, bytes),
    () => undefined,
    () => undefined,
  );
}

describe('a call of a prepared statement', () => {
  it('leaves the buffer of its connection alone until it is sent', () => {
    const { connection, written } = slowConnection();
    const buffer = Buffer.alloc(1_000);
    callOf(buffer, text('first')).submit(connection);
    const [first] = written as [Buffer];
    const sent = Buffer.from(first);
    const second = callOf(buffer, text('other'));
    expect(first).toEqual(sent);
    second.submit(connection);
    expect(first).not.toEqual(sent);
  });

  it('sends nothing when a value does not fit its type', () => {
    const { connection, written, parsed } = slowConnection();
    expect(callOf(Buffer.alloc(1_000), int4(2 ** 31)).submit(connection)).toBeInstanceOf(Unwritable);
    expect({ written, parsed }).toEqual({ written: [], parsed: [] });
  });
});
