/** A PostgreSQL array as text; several times faster than the driver's own. */
export function arrayLiteral(values: readonly (string | null)[]): string {
  let out = '{';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (index > 0) out += ',';
    if (value === null || value === undefined) out += 'NULL';
    else out += `"${SPECIAL.test(value) ? value.replace(SPECIALS, '\\$&') : value}"`;
  }
  return `${out}}`;
}

const SPECIAL = /["\\]/;
const SPECIALS = /["\\]/g;

const TEXT_OID = 25;
const HEADER_BYTES = 20;

/** A `text[]` in PostgreSQL's binary format: nothing in it is escaped, so long JSON texts cost one copy. */
export function textArray(values: readonly (string | null)[]): Buffer {
  let size = HEADER_BYTES;
  for (const value of values) size += 4 + (value === null ? 0 : Buffer.byteLength(value));
  const buffer = Buffer.allocUnsafe(size);
  let at = 0;
  for (const word of [values.length === 0 ? 0 : 1, 1, TEXT_OID]) at = buffer.writeInt32BE(word, at);
  if (values.length === 0) return buffer.subarray(0, at);
  at = buffer.writeInt32BE(values.length, at);
  at = buffer.writeInt32BE(1, at);
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(-1, at);
      continue;
    }
    const written = buffer.write(value, at + 4);
    buffer.writeInt32BE(written, at);
    at += 4 + written;
  }
  return buffer.subarray(0, at);
}
