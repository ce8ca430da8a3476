/**
 * Answers as soon as something holds, asked every 10 ms.
 *
 * @throws when it does not within `ms`, by default 20 seconds
 */
export async function until(holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`it did not come to pass in ${ms / 1_000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
