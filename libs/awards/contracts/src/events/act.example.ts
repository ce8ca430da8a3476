import type { Act, Actor } from '@gongjian/shared-kernel';

const division = { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d51', name: '清河县' };

const leader: Actor = {
  kind: 'person',
  id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d61',
  role: 'leader',
  post: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d71', name: '副县长' },
  division,
  unit: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d41', name: '清河县创建工作领导小组办公室' },
};

/** An act by delegation, recorded late. */
export const actExample: Act = {
  actor: leader,
  onBehalfOf: {
    ...leader,
    id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d62',
    post: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d72', name: '县委副书记' },
  },
  channel: 'console',
  occurredAt: '2026-06-10T02:00:00.000Z',
  effectiveOn: '2026-06-09',
};
