import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';

/** Writes a text as the workspace formats it, or only looks. Answers whether the file is as it should be. */
export async function putFile(file: string, text: string, check: boolean): Promise<boolean> {
  const wanted = await prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return true;
  if (check) return false;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  return true;
}
