import { shippedDefinition } from '../programmes.js';
import { loadScenario } from '../scenario/load-scenario.js';
import { World } from '../world/world.js';
import { layGround, runRow, type Ground } from './run-file.js';

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
      - review: { result: approve }
    then: { task: completed }
  - id: one-is-not-enough
    on: 2026-05-08
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
      - evidence: {}
      - review: { result: approve }
    then: { task: { status: submitted, level: 2 } }
  - id: the-clock-of-a-task
    on: 2026-05-29
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
    then: { task: { due: 2026-05-29, overdueOn: 2026-05-30, overdue: false } }
  - id: overdue-the-day-after
    on: 2026-05-30
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
      - day: 2026-05-30
    then: { task: { overdue: true } }
  - id: the-office-signs-for-nobody
    on: 2026-05-08
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
      - evidence: {}
      - review: { result: approve, by: town, refused: ACCESS.DENIED }
      - review: { result: approve, by: town }
    then: { refused: ACCESS.DENIED }
  - id: not-published-without-a-plan-for-it
    on: 2026-05-08
    given:
      - publish: { with: { /founding/approval/level: county } }
    then: { check: [approvalTooLow] }
  - id: wrong-about-the-level
    on: 2026-05-08
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
    then: { task: { level: 7, status: submitted } }
  - id: refused-in-the-middle
    on: 2026-05-08
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
      - review: { result: approve }
      - day: 2026-05-08
    then: { task: assigned }
  - id: refused-unsaid
    on: 2026-05-08
    given:
      - task: { due: 2026-05-29, on: 2026-05-06 }
      - review: { result: approve }
    then: { task: assigned }
`;

describe('a scenario file run through the services', () => {
  const file = loadScenario('inline', FILE);
  let world: World;
  let ground: Ground;

  beforeAll(async () => {
    world = await World.open();
    const slug = file.programme;
    ground = await layGround(world, file, new Map([[slug, shippedDefinition(slug)]]));
  });

  afterAll(() => world.close());

  const run = async (id: string): Promise<readonly string[]> => {
    const row = file.rows.find((each) => each.id === id);
    if (row === undefined) throw new TypeError(id);
    return runRow(world, ground, row);
  };

  it.each(file.rows.slice(0, 6).map(({ id }) => id))('holds: %s', async (id) => {
    expect(await run(id)).toEqual([]);
  });

  it.each([
    ['wrong-about-the-level', ['task.status: "assigned", expected "submitted"', 'task.level: null, expected 7']],
    ['refused-in-the-middle', [expect.stringMatching(/^line 3 \(review\): TASK\.NOT_/)]],
    ['refused-unsaid', [expect.stringMatching(/^the last line: TASK\.NOT_/)]],
  ])('says what came otherwise: %s', async (id, problems) => {
    expect(await run(id)).toEqual(problems);
  });

  it('begins every row anew', async () => {
    await run('overdue-the-day-after');
    expect(await run('the-clock-of-a-task')).toEqual([]);
  });
});
