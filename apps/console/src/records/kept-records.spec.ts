import { categoryOf, pageAsOf, recordNamed } from './kept-records.js';

const ID = '0198c7a0-0000-7000-8000-00000000000a';

describe('a record to be proved', () => {
  it('is known by the address of its page, with what kind it is', () => {
    expect(recordNamed(`https://gongjian.example/tasks/${ID}?asOf=x`)).toEqual({ id: ID, kind: 'plans.task' });
    expect(recordNamed(`/notices/slates/${ID}`)).toEqual({ id: ID, kind: 'awards.slate' });
    expect(recordNamed(` ${ID.toUpperCase()} `)).toEqual({ id: ID });
    expect(recordNamed('清理楼道')).toBeNull();
  });

  it('has its streams in the category of its kind', () => {
    expect(categoryOf('plans.followup')).toBe('followup');
    expect(categoryOf('awards.batch')).toBeUndefined();
  });

  it('leads to its page as of that moment', () => {
    expect(pageAsOf('plans.task', ID, '2026-03-01T00:00:00.000Z')).toBe(
      `/tasks/${ID}?asOf=2026-03-01T00%3A00%3A00.000Z`,
    );
    expect(pageAsOf('audit.read', ID, '2026-03-01T00:00:00.000Z')).toBeUndefined();
    expect(pageAsOf('toString', ID, '')).toBeUndefined();
  });
});
