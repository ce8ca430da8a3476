/** Calls `work` from `callers` loops at once for `seconds`; answers calls per second. */
export async function throughput(callers: number, seconds: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  const end = started + seconds * 1_000;
  let done = 0;
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, loop));
  return (done * 1_000) / (performance.now() - started);
}

/** Milliseconds of each of `times` calls, one after the other. */
export async function latencies(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const started = performance.now();
    await work();
    found.push(performance.now() - started);
  }
  return found;
}

/** Calls `work` so often, however long each takes; milliseconds of each from the moment it was due. */
export async function paced(perSecond: number, seconds: number, work: () => Promise<unknown>): Promise<number[]> {
  const started = performance.now();
  const calls = Array.from({ length: perSecond * seconds }, async (_, index): Promise<number> => {
    const due = started + (index * 1_000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    await work();
    return performance.now() - due;
  });
  return Promise.all(calls);
}
