import { withoutComplainant } from './without-complainant.js';

describe('what is shown to who does not handle a complaint', () => {
  it('names nobody who complained, at any depth', () => {
    const history = {
      entries: [
        { data: { complainant: '某某', what: '噪声' }, changes: [{ path: '', after: { complainant: '某某' } }] },
      ],
      next: null,
    };
    expect(withoutComplainant(history)).toEqual({
      entries: [{ data: { complainant: null, what: '噪声' }, changes: [{ path: '', after: { complainant: null } }] }],
      next: null,
    });
    expect(withoutComplainant({ what: '噪声' })).toEqual({ what: '噪声' });
  });
});
