import { notYetRecorded } from './not-yet-recorded.js';

describe('a record asked for before it was there', () => {
  it('is told since when there is one, in the time of the district', () => {
    const refusal = notYetRecorded('2026-11-25T17:30:05.120Z');
    expect(refusal).toMatchObject({
      code: 'RESOURCE.NOT_YET_RECORDED',
      kind: 'not-found',
      details: { recordedAt: '2026-11-25T17:30:05.120Z' },
    });
    expect(refusal.text.zh).toContain('2026-11-26 01:30:05（北京时间）');
    expect(refusal.text.en).toContain('2026-11-26 01:30:05 (UTC+8)');
  });
});
