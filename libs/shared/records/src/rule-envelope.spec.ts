import { ruleEnvelope } from './rule-envelope.js';

const clause = { id: 'deadline', name: '办结时限规则' };
const authority = { id: 'a1', name: '县创建办', division: { id: 'd1', name: '清河县' } };
const cause = { tenant: 't1', sourceEventId: 'e1' };
const asked = { commandId: 'c1', fingerprint: 'f1' };

describe('what a rule does by itself', () => {
  it('is done by the clause of the version, for the authority that adopted it, after what it follows from', () => {
    expect(ruleEnvelope({ programme: 'p1', version: 3, authority, clause }, cause, asked)).toEqual({
      tenant: 't1',
      commandId: 'c1',
      fingerprint: 'f1',
      actor: {
        kind: 'rule',
        id: 'p1',
        role: null,
        post: { id: 'deadline.v3', name: '办结时限规则' },
        division: { id: 'd1', name: '清河县' },
        unit: { id: 'a1', name: '县创建办' },
      },
      channel: 'rule',
      correlationId: 'e1',
      causationId: 'e1',
    });
  });

  it('names no unit where nobody knows the authority', () => {
    const { actor } = ruleEnvelope({ programme: 'p1', version: 1, authority: null, clause }, cause, asked);
    expect(actor).toMatchObject({ unit: null, division: null });
  });
});
