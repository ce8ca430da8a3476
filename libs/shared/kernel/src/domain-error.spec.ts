import { assertNever } from './assert-never.js';
import { DomainError, isDomainError } from './domain-error.js';
import { isSealedEnvelope } from './sealed.js';

describe('a domain error', () => {
  const error = new DomainError(
    'TASK.NOT_ASSIGNED',
    'conflict',
    { zh: '任务未下达。', en: 'Not assigned.' },
    { task: 't1' },
  );

  it('says its code, kind, words and details', () => {
    expect(error).toMatchObject({ code: 'TASK.NOT_ASSIGNED', kind: 'conflict', details: { task: 't1' } });
    expect(error.message).toBe('TASK.NOT_ASSIGNED: Not assigned.');
    expect(error.text.zh).toBe('任务未下达。');
  });

  it('is recognised wherever it was made, and nothing else is', () => {
    expect(isDomainError(error)).toBe(true);
    expect(isDomainError({ isDomainError: true, code: 'X' })).toBe(true);
    for (const other of [new Error('x'), null, undefined, 'TASK.NOT_ASSIGNED', { code: 'X' }]) {
      expect(isDomainError(other)).toBe(false);
    }
  });
});

describe('a sealed envelope', () => {
  it('is whatever carries $sealed of its own', () => {
    expect(isSealedEnvelope({ $sealed: {} })).toBe(true);
    expect(isSealedEnvelope({ $sealed: null, more: 1 })).toBe(true);
    for (const other of [{}, [], null, 'x', Object.create({ $sealed: {} })])
      expect(isSealedEnvelope(other)).toBe(false);
  });
});

describe('what can never be', () => {
  it('is told', () => {
    expect(() => assertNever('x' as never)).toThrow('Unexpected value: "x"');
  });
});
