import { DomainError } from '@gongjian/shared-kernel';
import { refusalOf, Refusals } from './refusals.js';

const text = { zh: '不行', en: 'no' };

describe('what an auditor is refused', () => {
  it('is a record there is none of, or one that may not be seen, by its code', () => {
    expect(refusalOf(new DomainError('ACCESS.DENIED', 'forbidden', text))).toEqual({
      status: 403,
      code: 'ACCESS.DENIED',
    });
    expect(refusalOf(new DomainError('RESOURCE.NOT_FOUND', 'not-found', text))?.status).toBe(404);
  });

  it('is nothing where the question was wrong or something failed', () => {
    expect(refusalOf(new DomainError('REQUEST.INVALID', 'invalid', text))).toBeNull();
    expect(refusalOf(new Error('the database is away'))).toBeNull();
  });

  it('is bounded: who was refused too often is not looked at for a time, others are', async () => {
    const refusals = new Refusals();
    for (let nth = 0; nth < 119; nth += 1) await refusals.count('one');
    await expect(refusals.allow('one')).resolves.toBeUndefined();
    await refusals.count('one');
    await expect(refusals.allow('one')).rejects.toMatchObject({ status: 429, code: 'REQUEST.TOO_MANY' });
    await expect(refusals.allow('other')).resolves.toBeUndefined();
  });
});
