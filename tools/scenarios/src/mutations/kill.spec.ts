import { shippedDefinition } from '../programmes.js';
import { loadScenario } from '../scenario/load-scenario.js';
import { World } from '../world/world.js';
import { Mutants } from './kill.js';
import { mutationsOf } from './mutations-of.js';

const FILE = `
programme: civilised-city-figures
given:
  - plan: { period: 2026-01-01/2026-12-31, on: 2026-01-05 }
rows:
  - id: two-levels-review-a-task
    on: 2026-05-08
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
      - evidence: {}
      - review: { result: approve, by: unitHead }
      - review: { result: approve, by: reviewer }
    then: { task: completed }
  - id: days-are-as-written-and-without-grace
    on: 2026-05-08
    given:
      - task: { due: 2026-05-30 }
    then: { task: { due: 2026-05-30, overdueOn: 2026-05-31 } }
`;

describe('mutations of a definition', () => {
  const file = loadScenario('inline', FILE);
  const definition = shippedDefinition(file.programme);
  const definitions = new Map([[file.programme, definition]]);
  let world: World;

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(() => world.close());

  it('are refused, told apart by a row, or survive', async () => {
    const mutants = await Mutants.of(world, file, definitions);
    const fates = new Map<string, string | null>();
    for (const mutation of mutationsOf(definition)) {
      if (!/^\/tasks\/(?:review|overdue)|\/founding\/cycleYears$/.test(mutation.pointer)) continue;
      const { killedBy } = await mutants.fateOf(mutation);
      fates.set(`${mutation.pointer} ${mutation.what}`, killedBy);
    }
    expect(fates.get('/tasks/review/0/actedBy "unitHead" → "leader"')).toBe('two-levels-review-a-task');
    expect(fates.get('/tasks/review/1 taken away')).toBe('two-levels-review-a-task');
    expect(fates.get('/tasks/review/0/level 1 → 2')).toBe('refused');
    expect(fates.get('/tasks/overdue/graceDays 0 → 1')).toBe('days-are-as-written-and-without-grace');
    expect(fates.get('/tasks/overdue/graceDays 0 → -1')).toBe('refused');
    expect(fates.get('/tasks/overdue/dayOff "asWritten" → "nextWorkingDay"')).toBe(
      'days-are-as-written-and-without-grace',
    );
    expect(fates.get('/tasks/overdue/reminderDaysBefore 2 → 3')).toBeNull();
    expect(fates.get('/founding/cycleYears 3 → 4')).toBeNull();
  });

  it('are not looked for where a row does not hold', async () => {
    const wrong = loadScenario('inline', FILE.replace('{ task: completed }', '{ task: submitted }'));
    await expect(Mutants.of(world, wrong, definitions)).rejects.toThrow(/two-levels-review-a-task: task: "completed"/);
  });
});
