import type pg from 'pg';
import type { WireValue } from './wire-values.js';

/** A row as it came: texts, `null` where the column is null. */
export type Row = readonly (string | null)[];

export interface Statement {
  /** Name of the prepared statement; the text is the same for all calls of one name. */
  readonly name: string;
  readonly text: string;
}

const BIND = 0x42;
const EXECUTE_AND_SYNC = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0x53, 0, 0, 0, 4]);

/** A value that does not fit its type: nothing was sent, the connection is as it was. */
export class Unwritable extends Error {
  constructor(statement: string, cause: unknown) {
    super(`the parameters of ${statement} cannot be written`, { cause });
    this.name = 'Unwritable';
  }
}

/**
 * One call of a prepared statement, as the driver's client runs it: binary parameters written once into one buffer,
 * rows handed on without a description. The buffer is asked for when the call is sent, which is when the server has
 * answered the call before and so has read all of it: a call that failed early may still be on its way when its caller
 * makes the next.
 */
export class PreparedCall implements pg.Submittable {
  readonly name: string;
  readonly text: string;
  readonly rows: Row[] = [];
  private failed = false;

  constructor(
    statement: Statement,
    private readonly values: readonly (WireValue | null)[],
    private readonly allocate: (bytes: number) => Buffer,
    private readonly resolve: (rows: readonly Row[]) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.name = statement.name;
    this.text = statement.text;
  }

  /** @returns what the driver's client hands to `handleError` */
  readonly submit = (connection: pg.Connection): Unwritable | undefined => {
    let frame: Buffer;
    try {
      frame = frameOf(this.name, this.values, this.allocate);
    } catch (error) {
      return new Unwritable(this.name, error);
    }
    const known = connection as unknown as { readonly parsedStatements: Readonly<Record<string, string>> };
    const { stream } = connection;
    stream.cork();
    if (known.parsedStatements[this.name] === undefined) {
      connection.parse({ name: this.name, text: this.text, types: [] }, true);
    }
    stream.write(frame);
    stream.uncork();
    return undefined;
  };

  handleDataRow(message: { readonly fields: Row }): void {
    this.rows.push(message.fields);
  }

  handleCommandComplete(): void {
    return;
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.resolve(this.rows);
  }

  handleError(error: unknown): void {
    this.failed = true;
    this.reject(error);
  }
}

function frameOf(
  statement: string,
  values: readonly (WireValue | null)[],
  allocate: (bytes: number) => Buffer,
): Buffer {
  const name = Buffer.byteLength(statement);
  let size = 4 + 1 + name + 1 + 4 + 2 + 2;
  for (const value of values) size += 4 + (value?.bytes ?? 0);
  const frame = allocate(1 + size + EXECUTE_AND_SYNC.length);
  frame[0] = BIND;
  let offset = frame.writeInt32BE(size, 1);
  offset = frame.writeUInt8(0, offset);
  offset += frame.write(statement, offset);
  offset = frame.writeUInt8(0, offset);
  offset = frame.writeInt16BE(1, offset);
  offset = frame.writeInt16BE(1, offset);
  offset = frame.writeInt16BE(values.length, offset);
  for (const value of values) {
    offset = frame.writeInt32BE(value?.bytes ?? -1, offset);
    if (value === null) continue;
    value.write(frame, offset);
    offset += value.bytes;
  }
  offset = frame.writeInt16BE(0, offset);
  EXECUTE_AND_SYNC.copy(frame, offset);
  return frame;
}
