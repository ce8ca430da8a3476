import { checkFile, countsOf } from './four-checks.js';
import type { NamedFile } from '@gongjian/audit-domain';
import type { FileStore } from '@gongjian/shared-files';
import { DomainError } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

const PDF = '%PDF-1.7\n%\u00e2\u00e3\n';

function named(bytes: Buffer, change: Partial<NamedFile> = {}): NamedFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { fileId: 'f', sha256, size: bytes.length, mediaType: 'application/pdf', fileName: null, ...change };
}

async function faultsOf(
  bytes: Buffer | Error,
  change: Partial<NamedFile> = {},
): Promise<Readonly<Record<string, string[]>>> {
  const store = {
    get: async () => {
      if (bytes instanceof Error) throw bytes;
      return Readable.from([bytes]);
    },
  } as unknown as FileStore;
  const found = await checkFile(store, 't', named(bytes instanceof Error ? Buffer.alloc(0) : bytes, change));
  return Object.fromEntries(
    Object.entries(found).flatMap(([check, faults]) =>
      faults.length === 0 ? [] : [[check, faults.map(({ code }) => code)]],
    ),
  );
}

describe('the checks of a file', () => {
  const whole = Buffer.from(`${PDF}1 0 obj\nendobj\ntrailer\n<< /Size 1 >>\n%%EOF`, 'latin1');

  it('find nothing against one that is as it was recorded, in a format that lasts', async () => {
    expect(await faultsOf(whole)).toEqual({});
  });

  it('find what is not as it was recorded', async () => {
    expect(await faultsOf(whole, { sha256: '0'.repeat(64) })).toEqual({ authentic: ['fileDiffers'] });
    expect(await faultsOf(Buffer.from('会议纪要'))).toEqual({ usable: ['formatDiffers'] });
  });

  it('find what does not open, and what does not last', async () => {
    const locked = Buffer.from(`${PDF}trailer\n<< /Encrypt 5 0 R >>\n%%EOF`, 'latin1');
    expect(await faultsOf(locked)).toEqual({ usable: ['encrypted'], safe: ['encrypted'] });
    expect(await faultsOf(Buffer.from('GIF89a\u0001\u0000'), { mediaType: 'image/gif' })).toEqual({
      usable: ['formatNotListed'],
    });
  });

  it('find programs', async () => {
    const program = Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(56)]);
    expect(await faultsOf(program)).toEqual({ safe: ['refusedContent'] });
  });

  it('find what is gone', async () => {
    const gone = new DomainError('FILE.DESTROYED', 'conflict', { zh: '', en: '' });
    expect(await faultsOf(gone)).toEqual({ complete: ['fileMissing'] });
    await expect(faultsOf(new Error('disk'))).rejects.toThrow('disk');
  });

  it('are counted by items', () => {
    const none = { authentic: [], complete: [], usable: [], safe: [] };
    const two = { ...none, usable: [1, 2].map((n) => ({ code: 'encrypted' as const, what: String(n) })) };
    const counts = countsOf([{ checks: none }, { checks: two }]);
    expect(counts).toMatchObject({ usable: { passed: 1, failed: 1 }, safe: { passed: 2, failed: 0 } });
  });
});
