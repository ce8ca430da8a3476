/** Milliseconds on the monotonic clock. */
export type Deadline = number;

export function deadlineIn(timeoutMs: number): Deadline {
  return performance.now() + timeoutMs;
}

export function remaining(deadline: Deadline): number {
  return Math.max(0, deadline - performance.now());
}

/** The promise's outcome, or what `late` answers when the deadline comes first. */
export function before<T>(deadline: Deadline, work: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), remaining(deadline));
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: Error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
