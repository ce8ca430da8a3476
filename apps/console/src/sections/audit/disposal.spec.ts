import { linesLeft, type Disposal } from './disposal.js';

const line = (archiveNumber: string) => ({ archiveNumber }) as Disposal['lines'][number];
const list = (change: object) =>
  ({ lines: [line('甲'), line('乙')], appraised: null, approved: null, ...change }) as unknown as Disposal;
const numbers = (disposal: Disposal): readonly string[] =>
  linesLeft(disposal).map(({ archiveNumber }) => archiveNumber);

describe('what a disposal list is to destroy', () => {
  it('is all of it until it is appraised, and then what is not worth keeping', () => {
    expect(numbers(list({}))).toEqual(['甲', '乙']);
    expect(numbers(list({ appraised: { keep: ['甲'] } }))).toEqual(['乙']);
  });

  it('is what was approved, once it was', () => {
    expect(numbers(list({ appraised: { keep: [] }, approved: { lines: [line('乙')] } }))).toEqual(['乙']);
  });
});
