/**
 * Answers as soon as something holds, asked every 10 ms.
 *
 * @throws when it does not within 20 seconds
 */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it did not come to pass in 20 seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
