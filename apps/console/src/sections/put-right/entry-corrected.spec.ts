import { entryCorrected } from './entry-corrected.js';

const entry = (eventId: string, ...paths: string[]): Parameters<typeof entryCorrected>[0][number] => ({
  eventId,
  changes: paths.map((path) => ({ path })),
});

describe('the entry a correction corrects', () => {
  it('is the one that last set the field', () => {
    const entries = [entry('a', '/what'), entry('b', '/status'), entry('c', '/what')];
    expect(entryCorrected(entries, '/what')).toBe('c');
  });

  it('may have set what the field is part of', () => {
    const entries = [entry('a', '/opening'), entry('b', '/confirmation'), entry('c', '/completion')];
    expect(entryCorrected(entries, '/confirmation/note')).toBe('b');
  });

  it('is the first where nothing tells of the field', () => {
    expect(entryCorrected([entry('a'), entry('b')], '/indicator')).toBe('a');
  });

  it('is none in an empty record', () => {
    expect(entryCorrected([], '/what')).toBeUndefined();
  });
});
