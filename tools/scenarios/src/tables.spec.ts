import { randomInt } from 'node:crypto';
import { fatesOf } from './campaigns.js';
import { programmeSlugs, shippedScenarios } from './programmes.js';
import { World } from './world/world.js';

/** Of each definition. All of them: `npm run soak -- --only mutations`. */
const MUTANTS = 6;

describe('the programmes that ship', () => {
  const seed = Number(process.env['GONGJIAN_SEED'] ?? randomInt(2 ** 32 - 1));
  let world: World;

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(() => world.close());

  it('have eighteen tables, and every definition has one', () => {
    const tables = [...shippedScenarios().values()];
    expect(tables).toHaveLength(18);
    expect([...new Set(tables.map(({ programme }) => programme))].sort()).toEqual(programmeSlugs());
  });

  it.each(programmeSlugs())(
    `do what every row of %s says, and a row tells its mutants apart (GONGJIAN_SEED=${seed})`,
    async (slug) => {
      const { tried, survivors } = await fatesOf(world, slug, seed, MUTANTS);
      expect({ seed, tried, survivors }).toEqual({ seed, tried: MUTANTS, survivors: [] });
    },
    180_000,
  );
});
