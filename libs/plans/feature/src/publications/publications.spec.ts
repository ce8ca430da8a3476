import { namesOf, tellers, toldOfHistory } from '@gongjian/shared-messaging/testing';
import { plansPublications } from '../publications.js';

describe('what plans tells of its recorded history', () => {
  const told = toldOfHistory(
    plansPublications,
    new URL('../../../domain/src/', import.meta.url),
    new URL('golden/', import.meta.url),
  );

  it.each(told)('$publication of $file is what it was when it was first told', ({ now, first, read }) => {
    expect(now).toBe(first);
    expect(read).toBe(first);
  });

  it('has something of each publication', () => {
    expect(tellers(told)).toEqual(namesOf(plansPublications));
  });
});
