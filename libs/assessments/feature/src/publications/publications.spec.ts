import { namesOf, tellers, toldOfHistory } from '@gongjian/shared-messaging/testing';
import { factsPublications } from '../facts/publications.js';
import { roundsPublications } from '../rounds/publications.js';

describe('what assessments tells of its recorded history', () => {
  const all = [...factsPublications, ...roundsPublications];
  const told = toldOfHistory(
    all,
    new URL('../../../domain/src/', import.meta.url),
    new URL('golden/', import.meta.url),
  );

  it.each(told)('$publication of $file is what it was when it was first told', ({ now, first, read }) => {
    expect(now).toBe(first);
    expect(read).toBe(first);
  });

  it('has something of each publication', () => {
    expect(tellers(told)).toEqual(namesOf(all));
  });
});
