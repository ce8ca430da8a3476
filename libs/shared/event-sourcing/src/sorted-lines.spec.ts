import { sha256OfLines } from './sorted-lines.js';

describe('the hash of a list', () => {
  it('is that of its sorted lines, whatever their order', () => {
    const known = '5aad4b4ebbad44780d1e409a86f32112087e04d47e8f4228823e151d07a6d309';
    expect(sha256OfLines(['b', 'a', 'Z'])).toBe(sha256OfLines(['Z', 'a', 'b']));
    expect(sha256OfLines(['Z', 'a', 'b'])).toBe(known);
    expect(sha256OfLines([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
