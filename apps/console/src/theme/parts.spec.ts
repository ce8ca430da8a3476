import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST_PARTS, OTHER_PARTS } from './parts.js';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/** What a source takes of Ant Design, types left out. */
function partsIn(source: string): readonly string[] {
  return [...source.matchAll(/^import \{([^}]*)\} from 'antd';$/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim().split(' as ')[0] ?? '')
    .filter((name) => /^[A-Z]/.test(name) && name !== 'ConfigProvider');
}

it('has the styles of every part of Ant Design that is used', () => {
  const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const used = new Set(sources.flatMap((name) => partsIn(readFileSync(path.join(SOURCES, name), 'utf8'))));
  expect(used.size).toBeGreaterThan(15);
  expect([...used].filter((part) => ![...FIRST_PARTS, ...OTHER_PARTS].includes(part))).toEqual([]);
});
