import { unzipSync } from 'fflate';
import { randomBytes } from 'node:crypto';
import { zipOf, type ZipContent } from './zip.js';

async function zipped(contents: readonly ZipContent[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const each = async function* () {
    yield* contents;
  };
  for await (const part of zipOf(each(), new Date('2026-03-10T02:00:00Z'))) parts.push(part);
  return Buffer.concat(parts);
}

describe('a zip that is made as it is sent', () => {
  const random = randomBytes(200_000);
  const contents: readonly ZipContent[] = [
    { path: '文件/空.txt', content: [], packed: false },
    { path: '文件/照片.png', content: [random.subarray(0, 70_000), random.subarray(70_000)], packed: true },
    { path: 'a.txt', content: [Buffer.from('甲'.repeat(10_000))], packed: false },
  ];

  it('gives back every content, byte for byte', async () => {
    const found = unzipSync(await zipped(contents));
    expect(Object.keys(found)).toEqual(['文件/空.txt', '文件/照片.png', 'a.txt']);
    expect(Buffer.from(found['文件/照片.png'] ?? []).equals(random)).toBe(true);
    expect(Buffer.from(found['a.txt'] ?? []).toString()).toBe('甲'.repeat(10_000));
  });

  it('is the same each time', async () => expect((await zipped(contents)).equals(await zipped(contents))).toBe(true));

  it('breaks off with what it is made of', async () => {
    const broken = (async function* () {
      yield random.subarray(0, 10);
      throw new Error('corrupt');
    })();
    await expect(zipped([{ path: 'x', content: broken, packed: true }])).rejects.toThrow('corrupt');
  });
});
