import type { StandaloneUnderTest } from '@gongjian/system-e2e';

const SHOWN = 5;

/** What the server logged of the requests that problems speak of, and its last errors when they name none. */
export function loggedOf(server: StandaloneUnderTest, problems: readonly string[]): readonly string[] {
  if (problems.length === 0) return [];
  const lines = server.said().split('\n');
  const requests = problems.flatMap((problem) => /"requestId":"([0-9a-f-]{36})"/.exec(problem)?.[1] ?? []);
  const named = lines.filter((line) => requests.some((id) => line.includes(id)));
  const shown = named.length > 0 ? named : lines.filter((line) => /"level":(?:50|60|"error"|"fatal")/.test(line));
  return shown.slice(-SHOWN).map((line) => `server: ${line.slice(0, 2_000)}`);
}
