import { newSalt } from './salt.js';

describe('a salt', () => {
  it('has 16 bytes and never comes twice', () => {
    const salts = Array.from({ length: 2_000 }, () => newSalt());
    expect(salts.every((salt) => Buffer.from(salt, 'base64url').length === 16 && salt.length === 22)).toBe(true);
    expect(new Set(salts).size).toBe(salts.length);
  });
});
