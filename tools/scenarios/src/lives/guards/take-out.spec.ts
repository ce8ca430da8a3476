import { guarded } from './take-out.js';

const SOURCE = `import { closed, tooLate } from './thing.errors.js';

export function decide(state: { open: boolean; done: boolean; late: boolean }): readonly ThingEvent[] {
  if (!state.open) throw closed();
  if (state.done) return [];
  return state.late ? [] : ['Done'];
}

export function refuses(state: { late: boolean }): Error | null {
  return state.late ? tooLate() : null;
}
`;
const FILE = 'libs/things/domain/src/thing/thing.decider.ts';

describe('taking out a guard', () => {
  const { code, guards } = guarded(FILE, SOURCE, '../asking.js', 7);

  it('knows each refusal and each silence by its place', () => {
    expect(guards).toEqual([
      { number: 7, place: `${FILE}:4`, of: 'thing', text: 'throw closed();' },
      { number: 8, place: `${FILE}:5`, of: 'thing', text: 'return [];' },
      { number: 9, place: `${FILE}:6`, of: 'thing', text: '[]' },
      { number: 10, place: `${FILE}:10`, of: 'thing', text: 'tooLate()' },
    ]);
  });

  it('asks at each whether it is there', () => {
    expect(code.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        `import { isThere as $isThere } from '../asking.js';`,
        'if (!state.open)',
        'if ($isThere(7))',
        'throw closed();',
        'if ($isThere(8))',
        'return [];',
        `return (state.late) && $isThere(9) ? [] : ['Done'];`,
        'return (state.late) && $isThere(10) ? tooLate() : null;',
      ]),
    );
  });

  it('finds none where nothing is decided', () => {
    expect(guarded('libs/things/domain/src/thing/thing.view.ts', SOURCE, '../asking.js', 0).guards).toEqual([]);
    const asks = `import { thingDecider } from './thing.decider.js';\n${SOURCE}`;
    expect(guarded('libs/things/domain/src/thing/thing-may.ts', asks, '../asking.js', 0).guards).toEqual([]);
  });
});
