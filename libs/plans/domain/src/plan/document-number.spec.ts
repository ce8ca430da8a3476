import { normaliseDocumentNumber } from './document-number.js';

describe('a document number', () => {
  it.each([
    ['清创〔2026〕3号', '清创〔2026〕3号'],
    ['清创[2026]3号', '清创〔2026〕3号'],
    ['清创（2026）３号', '清创〔2026〕3号'],
    [' 清创【2026】 3 号 ', '清创〔2026〕3号'],
    ['清创〔2026〕03号', '清创〔2026〕3号'],
    ['清创〔2026〕第3号', '清创〔2026〕3号'],
  ])('%s is %s', (written, normal) => {
    expect(normaliseDocumentNumber(written)).toBe(normal);
  });
  it('keeps numbers apart that differ', () => {
    const numbers = ['清创〔2026〕3号', '清创〔2026〕30号', '清创〔2025〕3号', '清创办〔2026〕3号'];
    expect(new Set(numbers.map(normaliseDocumentNumber)).size).toBe(4);
  });
});
