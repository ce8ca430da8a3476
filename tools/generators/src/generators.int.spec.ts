import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

jest.setTimeout(300_000);

const workspace = fileURLToPath(new URL('../../../', import.meta.url));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let copy: string;

beforeAll(() => {
  copy = copySources();
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The sources alone, with the installed packages linked in. */
function copySources(): string {
  const to = mkdtempSync(path.join(tmpdir(), 'gongjian-generators-'));
  const skip = new Set(['node_modules', 'dist', '.nx', '.git', '.gongjian']);
  for (const name of ['apps', 'libs', 'tools']) {
    cpSync(path.join(workspace, name), path.join(to, name), {
      recursive: true,
      filter: (from) => !skip.has(path.basename(from)),
    });
  }
  for (const name of readdirSync(workspace)) {
    if (/\.(json|mjs)$/.test(name)) cpSync(path.join(workspace, name), path.join(to, name));
  }
  const modules = path.join(to, 'node_modules');
  mkdirSync(path.join(modules, '@gongjian'), { recursive: true });
  for (const name of readdirSync(path.join(workspace, 'node_modules'))) {
    if (name !== '@gongjian' && name !== '.cache') {
      symlinkSync(path.join(workspace, 'node_modules', name), path.join(modules, name));
    }
  }
  for (const dir of projects(to)) {
    link(to, dir);
    const own = path.join(workspace, dir, 'node_modules');
    if (existsSync(own)) symlinkSync(own, path.join(to, dir, 'node_modules'));
  }
  return to;
}

function projects(root: string): readonly string[] {
  const inside = (dir: string): readonly string[] =>
    readdirSync(path.join(root, dir), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(dir, entry.name));
  return [...inside('libs').flatMap(inside), ...inside('apps'), ...inside('tools')].filter((dir) =>
    existsSync(path.join(root, dir, 'package.json')),
  );
}

function link(root: string, dir: string): void {
  const { name } = JSON.parse(readFileSync(path.join(root, dir, 'package.json'), 'utf8')) as { readonly name: string };
  symlinkSync(path.join(root, dir), path.join(root, 'node_modules', name));
}

function node(...args: readonly string[]): Ran {
  return spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' },
  });
}

function generate(...args: readonly string[]): Ran {
  return node('tools/generators/generate.mjs', ...args);
}

function created(...args: readonly string[]): readonly string[] {
  const { status, stdout, stderr } = generate(...args);
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return [...stdout.matchAll(/^created (.+)$/gm)].map(([, file]) => file ?? '');
}

/** Takes a slice away, so that generating it again must fit the module that still names it. */
function createdAnew(folder: string, ...args: readonly string[]): readonly string[] {
  rmSync(path.join(copy, folder), { recursive: true });
  return created(...args);
}

describe('the generators refuse', () => {
  it.each([[[]], [['slice']], [['toString', 'a', 'b']], [['command', 'directory']], [['library', 'a', 'b', 'c', 'd']]])(
    '%j with the usage',
    (args) => {
      const { status, stdout, stderr } = generate(...args);
      expect(status).toBe(1);
      expect(stdout).toBe('');
      for (const kind of ['library', 'command', 'query', 'reaction', 'event']) expect(stderr).toContain(`  ${kind} <`);
    },
  );

  it.each([
    ['to overwrite', ['command', 'directory', 'rename-unit'], 'exists already: libs/directory/feature/src/commands'],
    ['names in another case', ['command', 'directory', 'RenameUnit'], 'kebab-case'],
    ['a path for a name', ['query', 'directory', '../units'], 'kebab-case'],
    ['a context without a domain', ['command', 'nowhere', 'rename-unit'], 'no aggregate'],
    ['a command of no aggregate', ['command', 'directory', 'paint-fence'], 'unit'],
    ['a command that no decider knows', ['command', 'directory', 'paint-unit'], 'declare PaintUnit in libs/directory'],
    ['a command whose handler looks things up', ['command', 'directory', 'move-unit'], 'division: DivisionChoice'],
    ['a list whose readers depend on the record', ['query', 'plans', 'open-tasks'], 'scope'],
    ['a reaction to no event', ['reaction', 'plans', 'when-hell-freezes'], 'HellFreezes'],
    ['a reaction with another name', ['reaction', 'plans', 'task-signed-for'], 'when-'],
    ['an event without data', ['event', 'plans', 'task', 'TaskMoved', 'nothing'], 'JSON'],
    ['an event of no aggregate', ['event', 'plans', 'fence', 'FencePainted', '{}'], 'fence'],
    ['a library of no known type', ['library', 'plans', 'helpers'], 'type:helpers'],
  ])('%s', (_what, args, says) => {
    const { status, stderr } = generate(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('what is generated', () => {
  let files: readonly string[];

  beforeAll(() => {
    const commands = 'feature/src/commands';
    files = [
      ...createdAnew(`libs/directory/${commands}/rename-unit`, 'command', 'directory', 'rename-unit', '单位更名'),
      ...createdAnew(`libs/directory/${commands}/reclassify-subject`, 'command', 'directory', 'reclassify-subject'),
      ...createdAnew(`libs/directory/${commands}/change-person-phone`, 'command', 'directory', 'change-person-phone'),
      ...createdAnew(`libs/directory/${commands}/rename-division`, 'command', 'directory', 'rename-division'),
      ...createdAnew(`libs/plans/${commands}/drop-plan-item`, 'command', 'plans', 'drop-plan-item', '撤下一项'),
      ...createdAnew(`libs/plans/${commands}/withdraw-task`, 'command', 'plans', 'withdraw-task'),
      ...createdAnew(`libs/plans/${commands}/discard-plan-draft`, 'command', 'plans', 'discard-plan-draft'),
      ...created('query', 'directory', 'closed-units', '已撤销的单位'),
      ...created('query', 'plans', 'discarded-plans'),
      ...created('reaction', 'directory', 'when-unit-closed'),
      ...created('reaction', 'plans', 'when-task-signed-for'),
      ...created('library', 'audit', 'rules', 'domain'),
    ];
    link(copy, 'libs/audit/rules');
  });

  it('is formatted as everything else', () => {
    expect(node('node_modules/prettier/bin/prettier.cjs', '--check', ...files)).toMatchObject({ status: 0 });
  });

  it('type checks with the modules that name it', () => {
    const { stdout } = node('node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.lint.json', '--pretty', 'false');
    expect(stdout).toBe('');
    const library = node('node_modules/typescript-native/bin/tsc', '-b', 'libs/audit/rules');
    expect(library).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(path.join(copy, 'tsconfig.json'), 'utf8')).toContain('"./libs/audit/rules"');
  });

  it('passes the lint rules and the boundaries', () => {
    expect(node('node_modules/nx/dist/bin/nx.js', 'show', 'projects').stdout).toContain('audit-rules');
    const sources = files.filter((file) => file.endsWith('.ts'));
    const { status, stdout } = node('node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...sources);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  it('passes its own specs, on real PostgreSQL too', () => {
    const specs = files.filter((file) => file.endsWith('.spec.ts'));
    expect(specs).toHaveLength(11);
    const { stdout } = node(
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--json',
      '--selectProjects',
      'unit',
      'int',
      '--runTestsByPath',
      ...specs,
    );
    const { numPassedTestSuites, numFailedTests, testResults } = JSON.parse(stdout) as {
      readonly numPassedTestSuites: number;
      readonly numFailedTests: number;
      readonly testResults: readonly { readonly status: string; readonly message: string }[];
    };
    expect(testResults.filter(({ status }) => status !== 'passed').map(({ message }) => message)).toEqual([]);
    expect({ numPassedTestSuites, numFailedTests }).toEqual({ numPassedTestSuites: 11, numFailedTests: 0 });
  });
});

describe('an event', () => {
  const domainSpec = (context: string, name: string): Ran =>
    node(
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      'unit',
      '--testNamePattern',
      name,
      '--runTestsByPath',
      `libs/${context}/domain/src/history.spec.ts`,
    );

  it.each([
    ['plans', 'task', 'TaskMoved', 'holds every event type and version'],
    ['directory', 'unit', 'UnitSuspended', 'has a file for every version|unit-suspended.v1 can be read'],
  ])(
    'of a new type in %s is recorded in the form of its neighbours, and in the catalogue',
    (context, aggregate, type, name) => {
      const [file = ''] = created('event', context, aggregate, type, '{"reason":"样例","b":1,"a":[{"d":1,"c":2}]}');
      const { data, metadata } = JSON.parse(readFileSync(path.join(copy, file), 'utf8')) as Readonly<
        Record<string, unknown>
      >;
      const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
      expect(text(data)).toBe('{"a":[{"c":2,"d":1}],"b":1,"reason":"样例"}');
      expect(JSON.parse(text(metadata))).not.toHaveProperty('schemaVersion');
      const { status, stderr } = domainSpec(context, name);
      expect(stderr).toContain('Tests:');
      expect(status).toBe(0);
    },
  );

  it('of a known type is its next version, and what was recorded stays', () => {
    const first = path.join(copy, 'libs/directory/domain/src/unit/history/unit-renamed.v1.json');
    const before = readFileSync(first, 'utf8');
    const [file = ''] = created('event', 'directory', 'unit', 'UnitRenamed', '{"name":"样例"}');
    expect(path.basename(file)).toBe('unit-renamed.v2.json');
    expect(JSON.parse(readFileSync(path.join(copy, file), 'utf8'))).toMatchObject({ metadata: { schemaVersion: 2 } });
    expect(readFileSync(first, 'utf8')).toBe(before);
  });
});
