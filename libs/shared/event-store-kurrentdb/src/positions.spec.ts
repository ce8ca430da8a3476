import { positionOf, wirePositionOf } from './positions.js';

describe('positions', () => {
  it.each([
    { commit: 0n, prepare: 0n },
    { commit: 4_096n, prepare: 2_048n },
    { commit: 2n ** 63n - 1n, prepare: 2n ** 63n - 1n },
  ])('keep commit and prepare: $commit, $prepare', (place) => {
    expect(wirePositionOf(positionOf(place))).toEqual(place);
  });

  it('compare as strings, by commit and then by prepare', () => {
    const places = [
      { commit: 9n, prepare: 9n },
      { commit: 10n, prepare: 2n },
      { commit: 10n, prepare: 10n },
      { commit: 2n ** 40n, prepare: 1n },
    ];
    const positions = places.map(positionOf);
    expect([...positions].sort()).toEqual(positions);
  });

  it.each(['', '12', '9'.repeat(40), `${'0'.repeat(39)}x`])('of another engine are none: "%s"', (position) => {
    expect(wirePositionOf(position)).toBeNull();
  });
});
