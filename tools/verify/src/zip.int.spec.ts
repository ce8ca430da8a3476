import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ZipFile } from 'yazl';
import { verifyCommand } from './command.js';
import type { Fault } from './fault.js';
import { sampleEvents, SampleLog, writePack, zipPack, type ZipForm } from './sample-pack/index.js';

const log = new SampleLog(20_261_128);

let folder: string;
const at = (name: string): string => path.join(folder, name);

interface Said {
  readonly code: number;
  readonly faults: readonly Fault[];
}

async function verified(pack: string): Promise<Said> {
  const out: string[] = [];
  const args = [pack, '--policy', at('policy.txt'), '--json'];
  const code = await verifyCommand(args, { env: {}, out: (line) => out.push(line), err: () => undefined });
  if (code === 2) return { code, faults: [] };
  const { checks } = JSON.parse(out.join('')) as { readonly checks: readonly { readonly fault?: Fault }[] };
  return { code, faults: checks.flatMap(({ fault }) => (fault === undefined ? [] : [fault])) };
}

/** The zip with one byte changed. */
function changed(zip: string, place: number): string {
  const bytes = readFileSync(at(zip));
  bytes[place] = (bytes[place] ?? 0) ^ 0x40;
  writeFileSync(at('changed.zip'), bytes);
  return at('changed.zip');
}

/** Where the bytes of a file begin in a zip that packs them as they are. */
function beginningOf(zip: string, name: string): number {
  const bytes = readFileSync(at(zip));
  const header = bytes.readUInt32LE(bytes.lastIndexOf(name) - 4);
  return header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-zip-'));
  await writePack(at('pack'), {
    log,
    events: sampleEvents(log.seed, log.tenant, 600),
    cosigned: true,
    proofs: [0, 299, 599],
    files: [Buffer.from('evidence')],
    programmes: { '1@1': '{}' },
  });
  writeFileSync(at('policy.txt'), log.policy);
  await zipPack(at('pack'), at('pack.zip'));
  await zipPack(at('pack'), at('stored.zip'), { compress: false });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a pack in a zip', () => {
  it.each<[string, ZipForm]>([
    ['deflated', {}],
    ['stored', { compress: false }],
    ['with numbers of 64 bits', { forceZip64Format: true }],
  ])('%s holds', async (_, form) => {
    await zipPack(at('pack'), at('form.zip'), form);
    expect(await verified(at('form.zip'))).toEqual({ code: 0, faults: [] });
  });

  it('is believed only where every file is there', async () => {
    cpSync(at('pack'), at('less'), { recursive: true });
    rmSync(at('less/proofs/299.tlog-proof'));
    await zipPack(at('less'), at('less.zip'));
    expect(await verified(at('less.zip'))).toMatchObject({
      code: 1,
      faults: [{ code: 'PACK.FILE_MISSING', place: { path: 'proofs/299.tlog-proof' } }],
    });
  });

  it.each([
    'pack.json',
    'policy.txt',
    'index.html',
    'SHA256SUMS',
    'tree/checkpoint',
    'tree/tile/0/000',
    'tree/tile/entries/001',
    'events/000000000000.ndjson',
    'proofs/299.tlog-proof',
    'programmes/1@1.json',
  ])('names %s when a byte of it was changed', async (name) => {
    const { code, faults } = await verified(changed('stored.zip', beginningOf('stored.zip', name) + 1));
    expect(code).toBe(1);
    expect(faults[0]).toMatchObject({ code: 'PACK.ZIP', place: { path: name } });
  });

  it('finds any byte that was changed in what the files are packed into', async () => {
    const whole = readFileSync(at('pack.zip'));
    const directoryAt = whole.readUInt32LE(whole.length - 6);
    const step = Math.floor(directoryAt / 60);
    const missed: number[] = [];
    for (let place = 0; place < directoryAt; place += step) {
      if ((await verified(changed('pack.zip', place))).code !== 1) missed.push(place);
    }
    expect(missed.filter((place) => !isVersionOrExtra(whole, place))).toEqual([]);
  });

  it('does not hold when its end is cut off', async () => {
    writeFileSync(at('cut.zip'), readFileSync(at('pack.zip')).subarray(0, -100));
    expect(await verified(at('cut.zip'))).toMatchObject({ code: 1, faults: [{ code: 'PACK.ZIP' }] });
  });

  it('does not hold with a file that is there twice', async () => {
    const zip = new ZipFile();
    for (const text of ['{}', '{"other":true}']) zip.addBuffer(Buffer.from(text), 'pack.json');
    zip.end();
    const parts: Buffer[] = [];
    for await (const part of zip.outputStream) parts.push(part as Buffer);
    writeFileSync(at('twice.zip'), Buffer.concat(parts));
    expect(await verified(at('twice.zip'))).toMatchObject({ code: 1, faults: [{ code: 'PACK.ZIP' }] });
  });

  it('does not hold with bytes before, between or behind its files', async () => {
    const whole = readFileSync(at('pack.zip'));
    writeFileSync(at('before.zip'), Buffer.concat([Buffer.from('MZ'), whole]));
    expect((await verified(at('before.zip'))).code).toBe(1);
    const end = whole.length - 22;
    const directoryAt = whole.readUInt32LE(end + 16);
    const moved = Buffer.concat([whole.subarray(0, directoryAt), Buffer.from('hidden'), whole.subarray(directoryAt)]);
    moved.writeUInt32LE(directoryAt + 6, end + 6 + 16);
    writeFileSync(at('between.zip'), moved);
    expect(await verified(at('between.zip'))).toMatchObject({ code: 1, faults: [{ code: 'PACK.ZIP' }] });
  });

  it('is none when it is another file', async () => {
    expect(await verified(at('policy.txt'))).toEqual({ code: 2, faults: [] });
  });
});

/** Version and extra fields of a local header: what unpacks the file, and more exact times. */
function isVersionOrExtra(zip: Buffer, place: number): boolean {
  for (let header = zip.indexOf('PK\u0003\u0004'); header >= 0; header = zip.indexOf('PK\u0003\u0004', header + 4)) {
    const extra = header + 30 + zip.readUInt16LE(header + 26);
    const within = place - header;
    if (within === 4 || within === 5 || (within >= 18 && within < 26)) return true;
    if (place >= extra && place < extra + zip.readUInt16LE(header + 28)) return true;
  }
  return false;
}
