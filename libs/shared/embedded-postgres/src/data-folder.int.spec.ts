import { chmodSync, chownSync, readdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { resolveDataFolder } from './data-folder.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { isRoot, nobody, removeFolders, temporaryFolder } from './testing/child-server.js';

jest.setTimeout(60_000);

function refusal(action: () => unknown): EmbeddedPostgresError {
  try {
    action();
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

afterEach(removeFolders);

describe('without a configured folder', () => {
  it('data is kept in .gongjian of the clone, closed to everybody who need not enter', () => {
    const cloneRoot = realpathSync(temporaryFolder());
    const { folder, notices } = resolveDataFolder({ cloneRoot });
    expect(folder).toBe(path.join(cloneRoot, '.gongjian'));
    expect(notices).toEqual([]);
    expect(statSync(folder).mode & 0o777).toBe(isRoot ? 0o711 : 0o700);
    expect(resolveDataFolder({ cloneRoot, configured: '' }).folder).toBe(folder);
  });
});

describe('a configured folder', () => {
  it('is made with its parents and named without symbolic links', () => {
    const base = realpathSync(temporaryFolder());
    symlinkSync(base, path.join(base, 'link'));
    const configured = path.join(base, 'link', 'a', 'b');
    expect(resolveDataFolder({ cloneRoot: base, configured }).folder).toBe(path.join(base, 'a', 'b'));
  });

  it('is refused when it is a file', () => {
    const configured = path.join(temporaryFolder(), 'file');
    writeFileSync(configured, '');
    const error = refusal(() => resolveDataFolder({ cloneRoot: '/', configured }));
    expect(error.code).toBe('EMBEDDED_PG.FOLDER_UNREACHABLE');
    expect(error.text.zh).toContain(configured);
    expect(error.text.en).toContain(configured);
  });

  it('is refused when it belongs to another user, naming it and how to mend it', () => {
    const configured = isRoot ? temporaryFolder() : '/usr';
    if (isRoot) chownSync(configured, nobody().uid, nobody().gid);
    const error = refusal(() => resolveDataFolder({ cloneRoot: '/', configured }));
    expect(error.code).toBe('EMBEDDED_PG.FOLDER_FOREIGN');
    expect(error.text.en).toContain(configured);
    expect(error.text.en).toContain(`chown -R ${process.getuid?.() ?? ''} '${configured}'`);
    expect(error.text.zh).toContain('GONGJIAN_DATA');
  });

  it('is refused when the server could not enter it, naming the closed folder and how to mend it', () => {
    const base = realpathSync(temporaryFolder(0o700));
    const configured = path.join(base, 'data');
    chmodSync(base, isRoot ? 0o700 : 0o600);
    const error = refusal(() => resolveDataFolder({ cloneRoot: '/', configured }));
    chmodSync(base, 0o700);
    expect(readdirSync(base)).toEqual([]);
    expect(error.code).toBe('EMBEDDED_PG.FOLDER_UNREACHABLE');
    expect(error.text.en).toContain(configured);
    expect(error.text.zh).toContain(base);
    if (isRoot) expect(error.text.en).toContain(`chmod o+x '${base}'`);
  });

  it('is refused by the start of a server as well', async () => {
    const base = temporaryFolder(0o700);
    chmodSync(base, isRoot ? 0o700 : 0o500);
    const started = EmbeddedPostgres.start({ dataDir: path.join(base, 'postgres') });
    await expect(started).rejects.toMatchObject({ code: 'EMBEDDED_PG.FOLDER_UNREACHABLE' });
    chmodSync(base, 0o700);
  });
});
