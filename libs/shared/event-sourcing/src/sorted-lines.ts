import { createHash } from 'node:crypto';

/**
 * SHA-256 in lower-case hex of a list whose order does not matter: its lines sorted by code units and joined by LF. Two
 * parties that hold the same lines get the same one.
 */
export function sha256OfLines(lines: Iterable<string>): string {
  return createHash('sha256')
    .update([...lines].sort().join('\n'), 'utf8')
    .digest('hex');
}
