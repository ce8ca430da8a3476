import { nameOf } from './state-kinds.js';

describe('a record of a state', () => {
  it('is called by its heading, its title, its name in the language of the reader, or what it is about', () => {
    expect(nameOf({ heading: '清理楼道', title: '方案' }, 'zh')).toBe('清理楼道');
    expect(nameOf({ names: { zh: '整洁', en: 'Tidy' } }, 'en')).toBe('Tidy');
    expect(nameOf({ header: { title: '工作方案' } }, 'zh')).toBe('工作方案');
    expect(nameOf({ subject: { name: '柳荫社区' } }, 'zh')).toBe('柳荫社区');
    expect(nameOf({ name: null, status: 'open' }, 'zh')).toBeUndefined();
    expect(nameOf(null, 'zh')).toBeUndefined();
  });
});
