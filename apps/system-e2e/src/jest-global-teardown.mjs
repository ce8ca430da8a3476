/** Removes what the set-up left. */
export default async function globalTeardown() {
  const { cleanUp } = await import(new URL('../dist/index.js', import.meta.url).href);
  await cleanUp();
}
