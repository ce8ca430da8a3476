import { isSealedEnvelope } from '@gongjian/shared-kernel';

/** A copy in which nothing says who filed without a name: what a reader gets to see, the history included. */
export function withoutFiler(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFiler);
  if (typeof value !== 'object' || value === null || isSealedEnvelope(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === 'unnamedFiler' ? null : withoutFiler(member)]),
  );
}
