import type { Act, Actor } from '@gongjian/shared-kernel';

const division = { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d51', name: '清河县' };

const director: Actor = {
  kind: 'person',
  id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d61',
  role: 'office',
  post: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d71', name: '创建办副主任' },
  division,
  unit: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d41', name: '清河县创建工作领导小组办公室' },
};

/** An act by delegation, recorded late. */
export const actExample: Act = {
  actor: director,
  onBehalfOf: {
    ...director,
    id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d62',
    post: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d72', name: '创建办主任' },
  },
  channel: 'console',
  occurredAt: '2026-11-20T02:09:00.000Z',
  effectiveOn: '2026-11-19',
};

/** An agency's own system. */
export const agencyActExample: Act = {
  actor: {
    kind: 'service',
    id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d81',
    role: 'agency',
    post: null,
    division,
    unit: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d42', name: '县卫健局' },
  },
  channel: 'agency',
  occurredAt: '2026-11-20T02:00:00.000Z',
};
