import { namedTexts } from './named-texts.js';

const from = (value: string, day: string, revision: number) => ({ value, from: day, revision });

describe('the names a record is found by', () => {
  it('are the last as its title, and those it had before, each once', () => {
    const names = [
      from('清河县城管局', '2020-01-01', 0),
      from('清河县执法局', '2022-01-01', 1),
      from('清河县城管局', '2023-01-01', 2),
      from('清河县城市管理局', '2024-01-01', 3),
    ];
    expect(namedTexts(names, '清河县')).toEqual({
      title: '清河县城市管理局',
      subtitle: '清河县',
      texts: [
        { kind: 'name', text: '清河县城管局' },
        { kind: 'name', text: '清河县执法局' },
      ],
    });
  });
});
