import { definitionsFor, shippedScenarios } from './programmes.js';
import { layGround, RowRunner } from './runner/run-file.js';
import { World } from './world/world.js';

describe('the programmes that ship', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(() => world.close());

  it.each([...shippedScenarios()])('do what %s says', async (_name, file) => {
    const runner = new RowRunner(world, await layGround(world, file, definitionsFor(file)));
    const found: Record<string, readonly string[]> = {};
    for (const row of file.rows) {
      const problems = await runner.run(row);
      if (problems.length > 0) found[row.id] = problems;
    }
    expect(found).toEqual({});
  });
});
