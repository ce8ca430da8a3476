/** Milliseconds on the monotonic clock. */
export type Deadline = number;

export function deadlineIn(timeoutMs: number): Deadline {
  return performance.now() + timeoutMs;
}

export function remaining(deadline: Deadline): number {
  return Math.max(0, deadline - performance.now());
}

/** The promise's outcome, or what `late` answers when the deadline comes first. */
export async function before<T>(deadline: Deadline, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), remaining(deadline));
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
