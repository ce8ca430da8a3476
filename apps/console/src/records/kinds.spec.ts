import { zh } from './kind-words.zh.js';
import { recordKindOf } from './kinds.js';

describe('the kind of a record', () => {
  const kindOf = (kind: string): string => recordKindOf(kind, (name) => Object.hasOwn(zh, name));

  it('is known by the category of its stream, and by the name states have for it', () => {
    expect(kindOf('task')).toBe('task');
    expect(kindOf('plans.task')).toBe('task');
    expect(kindOf('directory.directory_person')).toBe('person');
    expect(kindOf('audit.disposal')).toBe('disposal');
  });

  it('is of its family where every context has one', () => {
    expect(kindOf('plans_file')).toBe('file');
    expect(kindOf('awards.export')).toBe('export');
    expect(kindOf('audit_read')).toBe('read');
    expect(kindOf('published_plans')).toBe('published');
  });

  it('is of the system where nothing else is known', () => {
    expect(kindOf('deadline')).toBe('other');
    expect(kindOf('toString')).toBe('other');
  });
});
