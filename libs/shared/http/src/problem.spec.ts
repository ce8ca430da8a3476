import { EventStoreError, UnknownEvent, WrongExpectedRevision } from '@gongjian/shared-event-sourcing';
import { prefersEnglish, problemAnswer, refusalOf } from './problem.js';

function answerOf(error: unknown): readonly [number, string, string | undefined] {
  const { status, code, headers } = refusalOf(error);
  return [status, code, headers?.['Retry-After']];
}

describe('a technical error', () => {
  it.each([
    [new EventStoreError('TooLarge', 'x'), [413, 'REQUEST.TOO_LARGE', undefined]],
    [new EventStoreError('Unavailable', 'x'), [503, 'STORE.UNAVAILABLE', '1']],
    [new EventStoreError('UnknownOutcome', 'x'), [503, 'STORE.UNKNOWN_OUTCOME', '1']],
    [new EventStoreError('WrongTenant', 'x'), [404, 'RESOURCE.NOT_FOUND', undefined]],
    [new WrongExpectedRevision('a-1', 2n, 3n), [409, 'WRITE.CONFLICT', undefined]],
    [new EventStoreError('LogForked', 'x'), [500, 'INTERNAL', undefined]],
    [new UnknownEvent('a-1', 'Strange', 9), [503, 'EVENT.UNKNOWN', '30']],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), [503, 'SERVICE.UNAVAILABLE', '1']],
    [Object.assign(new Error('x'), { code: '57P01' }), [503, 'SERVICE.UNAVAILABLE', '1']],
    [
      Object.assign(new Error('x'), { driverError: new Error('Connection terminated unexpectedly') }),
      [503, 'SERVICE.UNAVAILABLE', '1'],
    ],
    [Object.assign(new Error('x'), { code: 'KEY_STORE_UNAVAILABLE' }), [503, 'SERVICE.UNAVAILABLE', '1']],
    [Object.assign(new Error('x'), { code: 'FILE_STORE_UNAVAILABLE' }), [503, 'SERVICE.UNAVAILABLE', '1']],
    [new Error('x', { cause: Object.assign(new Error('y'), { code: 'ENOSPC' }) }), [500, 'INTERNAL', undefined]],
    [Object.assign(new Error('x'), { code: '23505' }), [500, 'INTERNAL', undefined]],
    [new Error('x'), [500, 'INTERNAL', undefined]],
    ['x', [500, 'INTERNAL', undefined]],
    [Object.assign(new Error('x'), { statusCode: 400 }), [500, 'INTERNAL', undefined]],
  ])('%s', (error, expected) => {
    expect(answerOf(error)).toEqual(expected);
  });

  it('tells nothing of itself', () => {
    const error = Object.assign(new Error('Key (name)=(画眉)'), { detail: '画眉' });
    const { body } = problemAnswer(error, { id: 'r', url: '/a?name=画眉', acceptLanguage: undefined });
    expect(body).not.toContain('画眉');
    expect(JSON.parse(body)).toMatchObject({ code: 'INTERNAL', instance: '/a', requestId: 'r' });
  });
});

describe('English is preferred', () => {
  it.each([
    [undefined, false],
    ['zh-CN,zh;q=0.9,en;q=0.8', false],
    ['en', true],
    ['en-US,en;q=0.9,zh;q=0.8', true],
    ['zh;q=0.5, en;q=0.6', true],
    ['fr,de', false],
    ['en;q=0', false],
    ['en;q=x', true],
    ['*', false],
  ])('%s: %s', (header, expected) => {
    expect(prefersEnglish(header)).toBe(expected);
  });
});
