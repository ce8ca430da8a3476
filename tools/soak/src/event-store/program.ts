import { fileURLToPath } from 'node:url';

/** The compiled program beside this file, whether this file runs compiled or from source. */
export function compiledProgram(name: string): string {
  return fileURLToPath(new URL(`../../dist/event-store/${name}.js`, import.meta.url));
}
