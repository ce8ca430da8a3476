import { withoutFiler } from './without-filer.js';

const envelope = (ct: string): object => ({ $sealed: { alg: 'A256GCM', key: 'k', nonce: 'n', ct, at: 'e#/data' } });

describe('what a reader sees of a suggestion', () => {
  it('keeps what was said, and never who said it without a name', () => {
    const row = { text: envelope('text'), unnamedFiler: envelope('who'), filer: null };
    expect(withoutFiler(row)).toEqual({ text: envelope('text'), unnamedFiler: null, filer: null });
  });

  it('leaves it out of every entry of the history', () => {
    const history = { entries: [{ type: 'SuggestionFiled', after: { unnamedFiler: envelope('who'), kind: 'other' } }] };
    expect(withoutFiler(history)).toEqual({
      entries: [{ type: 'SuggestionFiled', after: { unnamedFiler: null, kind: 'other' } }],
    });
  });
});
