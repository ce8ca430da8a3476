import type { Caller } from './caller.js';
import { until } from './standalone-under-test.js';

/** What is read there once it is so. */
export async function readOnce<Found>(caller: Caller, path: string, holds: (found: Found) => boolean): Promise<Found> {
  let found: Found | undefined;
  let last = '';
  try {
    await until(async () => {
      const answer = await caller.get<Found>(path);
      last = answer.text;
      if (answer.status !== 200 || !holds(answer.body)) return false;
      found = answer.body;
      return true;
    }, path);
  } catch (error) {
    throw new Error(`${path} reads ${last}`, { cause: error });
  }
  return found as Found;
}
