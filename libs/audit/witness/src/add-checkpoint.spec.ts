import { formatAddCheckpoint, MalformedRequest, parseAddCheckpoint, parseSize } from './add-checkpoint.js';

const HASH = Buffer.alloc(32, 7);
const line = HASH.toString('base64');
const note = Buffer.from('origin\n5\nroot\n\n— origin c2ln\n');
const body = (header: string): Buffer => Buffer.concat([Buffer.from(header), note]);

describe('a request to a witness', () => {
  it('is written and read as the specification says', () => {
    const written = formatAddCheckpoint({ oldSize: 20_852_014, proof: [HASH, HASH], note });
    expect(written).toEqual(body(`old 20852014\n${line}\n${line}\n\n`));
    expect(parseAddCheckpoint(written)).toEqual({ oldSize: 20_852_014, proof: [HASH, HASH], note });
  });

  it('has no proof from the empty tree', () => {
    expect(formatAddCheckpoint({ oldSize: 0, proof: [], note })).toEqual(body('old 0\n\n'));
    expect(parseAddCheckpoint(body('old 0\n\n'))).toEqual({ oldSize: 0, proof: [], note });
  });

  it.each([
    ['old 01\n\n', 'old size'],
    ['old -1\n\n', 'old size'],
    ['old\n\n', 'old size'],
    ['old  1\n\n', 'old size'],
    ['old 1 \n\n', 'old size'],
    ['old 9007199254740992\n\n', 'old size'],
    ['size 1\n\n', 'old size'],
    ['\n\n', 'old size'],
    [`old 1\r\n${line}\n\n`, 'old size'],
    [`old 1\n${line.slice(1)}\n\n`, 'proof'],
    [`old 1\n${Buffer.alloc(31).toString('base64')}\n\n`, 'proof'],
    [`old 1\n ${line}\n\n`, 'proof'],
    [`old 1\n${line.replace('c=', 'd=')}\n\n`, 'proof'],
    [`old 1\n${`${line}\n`.repeat(64)}\n`, 'proof'],
  ])('is refused: %j', (header, part) => {
    expect(() => parseAddCheckpoint(body(header))).toThrow(expect.objectContaining({ part }) as MalformedRequest);
  });

  it('is refused without the empty line', () => {
    expect(() => parseAddCheckpoint(Buffer.from('old 1\n'))).toThrow(MalformedRequest);
    expect(() => parseAddCheckpoint(Buffer.alloc(0))).toThrow(MalformedRequest);
  });

  it('takes the longest proof', () => {
    expect(parseAddCheckpoint(body(`old 1\n${`${line}\n`.repeat(63)}\n`)).proof).toHaveLength(63);
  });
});

describe('the size that a witness tells', () => {
  it.each([
    ['0\n', 0],
    ['20852163\n', 20_852_163],
    ['5', undefined],
    ['05\n', undefined],
    ['5\n\n', undefined],
    ['', undefined],
    ['9007199254740992\n', undefined],
  ])('%j is %s', (told, size) => {
    expect(parseSize(told)).toBe(size);
  });
});
