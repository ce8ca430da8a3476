import { cosignersOf, proofInBrief } from './checkpoint-note.js';

const ORIGIN = 'gongjian.example/0198c7a0-0000-7000-8000-00000000000a/1';

function cosignature(seconds: number): string {
  const bytes = Buffer.alloc(76, 7);
  bytes.writeBigUInt64BE(BigInt(seconds), 4);
  return bytes.toString('base64');
}

const own = Buffer.alloc(68, 1).toString('base64');
const body = `${ORIGIN}\n1234\nqL2V0Qn0bQmSYuZ6Yx0n3Qm0bQmSYuZ6Yx0n3Qm0bQk=\n`;

describe('a published checkpoint', () => {
  it('tells who has cosigned it besides the log itself, and when', () => {
    const note = `${body}\n\u2014 ${ORIGIN} ${own}\n\u2014 city.example/witness ${cosignature(1_767_225_600)}\n`;
    expect(cosignersOf(note)).toEqual([{ name: 'city.example/witness', at: '2026-01-01T00:00:00.000Z' }]);
  });

  it('of the log alone has no witness', () => {
    expect(cosignersOf(`${body}\n\u2014 ${ORIGIN} ${own}\n`)).toEqual([]);
    expect(cosignersOf('')).toEqual([]);
  });
});

describe('a proof', () => {
  it('tells its leaf and the size of its checkpoint', () => {
    const file = `c2sp.org/tlog-proof@v1\nindex 17\nAAAA\nBBBB\n\n${body}\n\u2014 ${ORIGIN} ${own}\n`;
    expect(proofInBrief(file)).toEqual({ index: 17, size: 1_234 });
  });

  it('that is none tells nothing', () => {
    expect(proofInBrief('{"code":"RESOURCE.NOT_FOUND"}')).toBeNull();
  });
});
