import { decider } from '@gongjian/shared-testing';
import { treeDecider } from './tree.decider.js';
import type { TreeEvent, TreeOpened } from './tree.events.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const tenantId = '00000000-0000-4000-8000-000000000001';
const first: TreeOpened = {
  tenantId,
  number: 1,
  origin: `district.example/${tenantId}/1`,
  verifierKey: `district.example/${tenantId}/1+0badc0de+AQ`,
  follows: null,
};
const opened: TreeEvent = { type: 'TreeOpened', data: first };
const open = (data: Partial<TreeOpened> = {}) => ({ type: 'OpenTree', data: { ...first, ...data }, ...at }) as const;
const tree = decider(treeDecider);

describe('opening a tree', () => {
  it('lists the tenant with origin and key', () => {
    tree.given([]).when(open()).then([opened]);
  });

  it('says which tree it follows, and why', () => {
    const follows = { number: 1, reason: 'restored', size: 12 } as const;
    tree
      .given([])
      .when(open({ number: 2, follows }))
      .then([{ type: 'TreeOpened', data: { ...first, number: 2, follows } }]);
  });

  it('stays quiet when it is open', () => {
    tree.given([opened]).when(open()).thenNothing();
  });

  it('refuses another key for the same tree', () => {
    tree
      .given([opened])
      .when(open({ verifierKey: 'other' }))
      .thenRefuses('TREE.OPENED_OTHERWISE');
  });
});
