/** A parameter in PostgreSQL's binary form: nothing is escaped, nothing parsed. */
export interface WireValue {
  readonly bytes: number;
  write(target: Buffer, offset: number): void;
}

const OID = { int4: 23, int8: 20, text: 25, uuid: 2950 } as const;
const HEADER = 20;
const EMPTY = 12;

/** The header of a one-dimensional array without nulls; the offset of its first element. */
function header(target: Buffer, offset: number, oid: number, length: number): number {
  target.writeInt32BE(length === 0 ? 0 : 1, offset);
  target.writeInt32BE(0, offset + 4);
  target.writeInt32BE(oid, offset + 8);
  if (length === 0) return offset + EMPTY;
  target.writeInt32BE(length, offset + 12);
  target.writeInt32BE(1, offset + 16);
  return offset + HEADER;
}

function array<T>(
  oid: number,
  values: readonly T[],
  size: number,
  writeElement: (target: Buffer, value: T, offset: number) => void,
): WireValue {
  const { length } = values;
  return {
    bytes: length === 0 ? EMPTY : HEADER + length * (4 + size),
    write: (target, start) => {
      let offset = header(target, start, oid, length);
      for (const value of values) {
        target.writeInt32BE(size, offset);
        writeElement(target, value, offset + 4);
        offset += 4 + size;
      }
    },
  };
}

export function textArray(values: readonly string[]): WireValue {
  const { length } = values;
  const lengths = new Array<number>(length);
  let bytes = length === 0 ? EMPTY : HEADER;
  for (let index = 0; index < length; index += 1) {
    const size = Buffer.byteLength(values[index] as string);
    lengths[index] = size;
    bytes += 4 + size;
  }
  return {
    bytes,
    write: (target, start) => {
      let offset = header(target, start, OID.text, length);
      for (let index = 0; index < length; index += 1) {
        const size = lengths[index] as number;
        target.writeInt32BE(size, offset);
        target.write(values[index] as string, offset + 4, size);
        offset += 4 + size;
      }
    },
  };
}

export function uuidArray(values: readonly string[]): WireValue {
  return array(OID.uuid, values, 16, writeUuid);
}

export function int8Array(values: readonly bigint[]): WireValue {
  return array(OID.int8, values, 8, (target, value, offset) => target.writeBigInt64BE(value, offset));
}

export function int4Array(values: readonly number[]): WireValue {
  return array(OID.int4, values, 4, (target, value, offset) => target.writeInt32BE(value, offset));
}

export function text(value: string): WireValue {
  const bytes = Buffer.byteLength(value);
  return { bytes, write: (target, offset) => target.write(value, offset, bytes) };
}

export function uuid(value: string): WireValue {
  return { bytes: 16, write: (target, offset) => writeUuid(target, value, offset) };
}

export function int8(value: bigint): WireValue {
  return { bytes: 8, write: (target, offset) => target.writeBigInt64BE(value, offset) };
}

export function int4(value: number): WireValue {
  return { bytes: 4, write: (target, offset) => target.writeInt32BE(value, offset) };
}

export function boolean(value: boolean): WireValue {
  return { bytes: 1, write: (target, offset) => target.writeUInt8(value ? 1 : 0, offset) };
}

function writeUuid(target: Buffer, value: string, offset: number): void {
  let at = offset;
  for (let index = 0; index < 36; index += 2) {
    if (index === 8 || index === 13 || index === 18 || index === 23) index += 1;
    target[at] = (digit(value.charCodeAt(index)) << 4) | digit(value.charCodeAt(index + 1));
    at += 1;
  }
}

function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
