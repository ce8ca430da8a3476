import { aboutOf, kindAsked, pathOf } from './about.js';

describe('what a suggestion is about', () => {
  it('is the work in general without anything named', () => {
    expect(aboutOf(new URLSearchParams(''))).toEqual({ kind: 'general' });
    expect(aboutOf(new URLSearchParams('about=unknown&aboutId=a'))).toEqual({ kind: 'general' });
  });

  it('is the record the address names', () => {
    expect(aboutOf(new URLSearchParams('about=task&aboutId=a'))).toEqual({ kind: 'task', id: 'a' });
    expect(aboutOf(new URLSearchParams('about=planItem&planId=p&aboutId=i'))).toEqual({
      kind: 'planItem',
      planId: 'p',
      itemId: 'i',
    });
  });

  it('is looked at on its own page', () => {
    expect(pathOf({ kind: 'report', id: 'r' })).toBe('/reports/r');
    expect(pathOf({ kind: 'planItem', planId: 'p', itemId: 'i' })).toBe('/plans/p?item=i');
    expect(pathOf({ kind: 'general' })).toBeNull();
  });

  it('starts with the kind the address names, if there is such a kind', () => {
    expect(kindAsked(new URLSearchParams('say=unreasonableDemand'))).toBe('unreasonableDemand');
    expect(kindAsked(new URLSearchParams('say=anything'))).toBeNull();
    expect(kindAsked(new URLSearchParams(''))).toBeNull();
  });
});
