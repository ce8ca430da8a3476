import { filled } from './filled.js';

describe('the values of a form', () => {
  it('are sent without what was left empty', () => {
    expect(filled({ until: '2026-11-25', reason: { code: 'weather', text: '' }, lateEntry: { reason: {} } })).toEqual({
      until: '2026-11-25',
      reason: { code: 'weather' },
    });
  });

  it('keep what is no text: numbers, choices, lists', () => {
    expect(filled({ level: 1, on: false, units: [{ unitId: 'u', role: 'lead' }] })).toEqual({
      level: 1,
      on: false,
      units: [{ unitId: 'u', role: 'lead' }],
    });
  });
});
