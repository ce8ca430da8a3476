const HEADER = 20;
const OID = { int4: 23, int8: 20, text: 25, uuid: 2950 } as const;

function start(oid: number, length: number, bytes: number): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER + bytes);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
}

function empty(oid: number): Buffer {
  const buffer = Buffer.alloc(12);
  buffer.writeInt32BE(oid, 8);
  return buffer;
}

/** PostgreSQL's binary form of `text[]`: nothing is escaped, nothing parsed. */
export function textArray(values: readonly string[]): Buffer {
  if (values.length === 0) return empty(OID.text);
  let bytes = 0;
  const lengths = new Array<number>(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const length = Buffer.byteLength(values[index] as string);
    lengths[index] = length;
    bytes += 4 + length;
  }
  const buffer = start(OID.text, values.length, bytes);
  let offset = HEADER;
  for (let index = 0; index < values.length; index += 1) {
    offset = buffer.writeInt32BE(lengths[index] as number, offset);
    offset += buffer.write(values[index] as string, offset);
  }
  return buffer;
}

export function uuidArray(values: readonly string[]): Buffer {
  if (values.length === 0) return empty(OID.uuid);
  const buffer = start(OID.uuid, values.length, values.length * 20);
  let offset = HEADER;
  for (const value of values) {
    offset = buffer.writeInt32BE(16, offset);
    offset += buffer.write(value.replaceAll('-', ''), offset, 'hex');
  }
  return buffer;
}

export function int8Array(values: readonly bigint[]): Buffer {
  if (values.length === 0) return empty(OID.int8);
  const buffer = start(OID.int8, values.length, values.length * 12);
  let offset = HEADER;
  for (const value of values) {
    offset = buffer.writeInt32BE(8, offset);
    offset = buffer.writeBigInt64BE(value, offset);
  }
  return buffer;
}

export function int4Array(values: readonly number[]): Buffer {
  if (values.length === 0) return empty(OID.int4);
  const buffer = start(OID.int4, values.length, values.length * 8);
  let offset = HEADER;
  for (const value of values) {
    offset = buffer.writeInt32BE(4, offset);
    offset = buffer.writeInt32BE(value, offset);
  }
  return buffer;
}
