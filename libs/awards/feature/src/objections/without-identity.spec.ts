import { withoutIdentity } from './without-identity.js';

const sealed = (ct: string) => ({ $sealed: { alg: 'A', key: 'k', nonce: 'n', ct, at: 'x#/data/y' } });

describe('an objection as its readers see it', () => {
  it('says nowhere who objects, and all else', () => {
    const received = { identity: sealed('name'), contact: sealed('phone'), text: sealed('what'), titleId: null };
    const page = { entries: [{ data: received, changes: [{ path: '', after: { received } }] }], next: null };
    const shown = { identity: null, contact: null, text: sealed('what'), titleId: null };
    expect(withoutIdentity(page)).toEqual({
      entries: [{ data: shown, changes: [{ path: '', after: { received: shown } }] }],
      next: null,
    });
  });

  it('keeps a member of that name that is no sealed value', () => {
    expect(withoutIdentity({ identity: 'opened', contact: null })).toEqual({ identity: 'opened', contact: null });
  });
});
