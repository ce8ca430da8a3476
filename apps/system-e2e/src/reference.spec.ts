import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !/(^|[\\/])(dist|node_modules)[\\/]/.test(file))
    .map((file) => path.join(folder, file));
}

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs', /\.md$/)];

/** The anchor of a heading, as repositories render it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

describe('the documentation', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link as string);
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : path.join(path.dirname(page), file);
      if (!existsSync(path.join(root, target))) return true;
      if (anchor === undefined) return false;
      return ![...read(target).matchAll(/^#+ (.+)$/gm)].some(([, heading]) => anchorOf(heading as string) === anchor);
    });
    expect(broken).toEqual([]);
  });

  const made = [
    'tools/workspace/problem-codes.mjs',
    'tools/workspace/integration-events.mjs',
    'tools/workspace/definition-reference.mjs',
    'tools/contracts/dist/main.js asyncapi',
  ];
  it.each(made)('is as the sources say where it is made from them: %s', (command) => {
    const [script = '', ...args] = command.split(' ');
    const run = [path.join(root, script), ...args, '--check'];
    const { status, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it('tells where every sealed value is', () => {
    const events = [
      ...['assessments', 'awards', 'plans'].flatMap((context) => [
        ...filesBelow(`libs/${context}/domain/src`, /\.ts$/),
        ...filesBelow(`libs/${context}/contracts/src`, /\.ts$/),
      ]),
      ...filesBelow('libs/directory/contracts/src', /\.ts$/),
      ...filesBelow('libs/shared/domain/src', /\.ts$/),
    ];
    const sealed = new Set(
      events
        .filter((file) => !file.endsWith('.spec.ts') && !/(commands|testing)/.test(file))
        .flatMap((file) =>
          [...read(file).matchAll(/readonly (\w+)\??: Sealed\b/g)].map(([, field]) => field as string),
        ),
    );
    expect(sealed.size).toBeGreaterThan(5);
    const map = read('docs/reference/data-map.md');
    expect([...sealed].filter((field) => !new RegExp(`\\b${field}\\b`).test(map))).toEqual([]);
  });

  it('names every variable that configures standalone', () => {
    const variables = read('apps/standalone/src/configuration.ts').match(/GONGJIAN_[A-Z_]+/g) ?? [];
    const guide = read('docs/guides/run-standalone.md');
    expect(variables.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
