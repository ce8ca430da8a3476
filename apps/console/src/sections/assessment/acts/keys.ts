/** The path and the key of a request on one record. */
export function idKey(
  id: string,
  key: string,
): {
  readonly params: { readonly path: { readonly id: string }; readonly header: { readonly 'Idempotency-Key': string } };
} {
  return { params: { path: { id }, header: { 'Idempotency-Key': key } } };
}

/** With further parameters of the path. */
export function pathKey<Path extends object>(
  path: Path,
  key: string,
): { readonly params: { readonly path: Path; readonly header: { readonly 'Idempotency-Key': string } } } {
  return { params: { path, header: { 'Idempotency-Key': key } } };
}
