import { decider } from '@gongjian/shared-testing';
import { treeKeysDecider } from './tree-keys.decider.js';
import type { TreeKeyChange, TreeKeysEvent } from './tree-keys.events.js';

const at = { now: '2026-03-10T02:00:00.000Z', today: '2026-03-10' } as const;
const change = (verifierKey: string): TreeKeyChange => ({ number: 1, verifierKey, reason: 'scheduled' });
const added = (key: string): TreeKeysEvent => ({ type: 'TreeKeyAdded', data: change(key) });
const retired = (key: string): TreeKeysEvent => ({ type: 'TreeKeyRetired', data: change(key) });
const add = (key: string, signing: readonly string[]) =>
  ({ type: 'AddTreeKey', data: { ...change(key), signing }, ...at }) as const;
const retire = (key: string, signing: readonly string[]) =>
  ({ type: 'RetireTreeKey', data: { ...change(key), signing }, ...at }) as const;
const keys = decider(treeKeysDecider);

describe('the keys of a tree', () => {
  it('are added to', () => {
    keys
      .given([])
      .when(add('second', ['first']))
      .then([added('second')]);
  });

  it('are four at most, counting what does not sign yet', () => {
    keys
      .given([added('second'), added('third'), added('fourth')])
      .when(add('fifth', ['first', 'second']))
      .thenRefuses('TREE.TOO_MANY_KEYS');
  });

  it('make room when one is retired', () => {
    keys
      .given([added('second'), added('third'), added('fourth'), retired('first')])
      .when(add('fifth', ['first', 'second', 'third', 'fourth']))
      .then([added('fifth')]);
  });

  it('are retired while another signs', () => {
    keys
      .given([added('second')])
      .when(retire('first', ['first', 'second']))
      .then([retired('first')]);
  });

  it('keep the last one, also while a new one has not signed yet', () => {
    keys
      .given([added('second')])
      .when(retire('first', ['first']))
      .thenRefuses('TREE.LAST_KEY');
  });

  it('keep the last one when the other was retired a moment ago', () => {
    keys
      .given([added('second'), retired('second')])
      .when(retire('first', ['first', 'second']))
      .thenRefuses('TREE.LAST_KEY');
  });

  it('are not retired twice, and not before they sign', () => {
    keys
      .given([added('second'), retired('first')])
      .when(retire('first', ['first', 'second']))
      .thenRefuses('TREE.KEY_NOT_SIGNING');
    keys
      .given([added('second')])
      .when(retire('second', ['first']))
      .thenRefuses('TREE.KEY_NOT_SIGNING');
  });
});
