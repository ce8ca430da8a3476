import { isSealedEnvelope } from '@gongjian/shared-kernel';

const WHO: readonly string[] = ['identity', 'contact'];

/** A copy in which nothing says who objects: what a reader of the record gets to see, its history included. */
export function withoutIdentity(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIdentity);
  if (typeof value !== 'object' || value === null || isSealedEnvelope(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      WHO.includes(name) && isSealedEnvelope(member) ? null : withoutIdentity(member),
    ]),
  );
}
