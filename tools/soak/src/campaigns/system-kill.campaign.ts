import {
  DemoFailed,
  DemoRun,
  NoServer,
  runDemo,
  ServerAway,
  type AcknowledgedWrite,
  type DemoOutcome,
} from '@gongjian/demo';
import { cleanUp, StandaloneUnderTest, temporaryFolder } from '@gongjian/system-e2e';
import { setTimeout as pause } from 'node:timers/promises';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { loggedOf } from './server-log.js';
import { settledLog, shortened, typesOf, verifySystemLog, type LoggedEvent } from './system-log.js';

/** Half of what a run writes: the moments reach every part of it. */
const WRITES_BETWEEN = 64;
const GIVE_UP_MS = 180_000;

/** What each task of a run lives through, whatever happened to the server meanwhile. */
const STORIES = [
  [
    'TaskAssigned',
    'TaskDelivered',
    'TaskSignedFor',
    'TaskSignedFor',
    'EvidenceSubmitted',
    'EvidenceReviewed',
    'EvidenceReviewed',
    'EvidenceSubmitted',
    'EvidenceReviewed',
    'EvidenceReviewed',
    'EvidenceReviewed',
    'TaskCompleted',
  ],
  ['TaskAssigned', 'TaskSignedFor', 'TaskExtensionRequested', 'TaskExtended'],
  ['TaskAssigned'],
  ['TaskAssigned', 'TaskBecameOverdue'],
];

/** What the title of the compound lives through, but for the times that passed meanwhile. */
const NAMED = ['CandidateListed', 'NamingReady', 'NamingSigned', 'NamingSigned', 'TitleNamed', 'TitleConferred'];
const REMOVED = ['TriggerRaised', 'TitleRemoved'];
const TITLE_STORY = [
  ...NAMED,
  ...REMOVED,
  ...['SignedDocumentRecorded', 'RemovalServed', 'RemovalPublished', 'PlaqueRecovered', 'FollowUpBecameDue'],
  ...NAMED,
  ...REMOVED,
  ...['AnnulmentCauseRecorded', 'RemovalAnnulmentProposed', 'RemovalAnnulled'],
];

/** The server dies at random moments of demo runs and is started again on the same data. */
export const systemKill: Campaign = {
  name: 'system-kill',
  describe: 'the server killed during demo runs: each run goes on, nothing acknowledged is lost or doubled',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const kills = size === 'small' ? 2 : 200;
    const server = await StandaloneUnderTest.start({ dataFolder: temporaryFolder(), logLevel: 'error' });
    try {
      const runs = new DemoRuns(server, random.fork());
      const undisturbed = await runs.undisturbed();
      const running = Promise.all(Array.from({ length: size === 'small' ? 1 : 2 }, () => runs.work()));
      const killer = new Killer(server, random.fork());
      for (let kill = 1; kill <= kills && runs.problems.length === 0; kill += 1) {
        await runs.acknowledge(random.between(0, WRITES_BETWEEN));
        await pause(random.between(0, 150));
        const how = await killer.kill();
        report(`kill ${kill} of ${kills} (${how}), ${runs.acknowledged.length} writes acknowledged`);
      }
      runs.stopping = true;
      await running;
      const log = await settledLog(server);
      const problems = [
        ...runs.problems,
        ...verifySystemLog(log, runs.acknowledged),
        ...runs.outcomes.flatMap((outcome) => incomplete(log, outcome)),
        ...otherThan(undisturbed, log, runs.outcomes.length),
      ];
      if (await killer.stopped()) problems.push(`it did not stop cleanly:\n${server.stderr.slice(-2_000)}`);
      return {
        problems: [...shortened(problems), ...loggedOf(server, problems)],
        facts: {
          kills,
          runs: runs.outcomes.length,
          continued: runs.continued,
          checks: runs.outcomes.reduce((sum, { checks }) => sum + checks, 0),
          acknowledged: runs.acknowledged.length,
          sentAgain: runs.outcomes.reduce((sum, { interruptions }) => sum + interruptions, 0),
          events: log.length,
        },
      };
    } finally {
      await cleanUp();
    }
  },
};

/** Demo runs, one after the other, by callers that wait for the server or die with it. */
class DemoRuns {
  readonly acknowledged: AcknowledgedWrite[] = [];
  readonly outcomes: DemoOutcome[] = [];
  readonly problems: string[] = [];
  /** Runs that were begun anew by another caller. */
  continued = 0;
  stopping = false;

  constructor(
    private readonly server: StandaloneUnderTest,
    private readonly random: Random,
  ) {}

  /** What the log holds after one run, and after another, while nothing happens to the server. */
  async undisturbed(): Promise<readonly [Counts, Counts]> {
    const first = await this.counted();
    return [first, await this.counted()];
  }

  async work(): Promise<void> {
    do {
      try {
        await this.one();
      } catch (error) {
        this.problems.push(error instanceof Error ? error.message : String(error));
      }
    } while (!this.stopping && this.problems.length === 0);
  }

  /** Waits until so many more writes are acknowledged. */
  async acknowledge(more: number): Promise<void> {
    const wanted = this.acknowledged.length + more;
    const until = performance.now() + GIVE_UP_MS;
    while (this.acknowledged.length < wanted && this.problems.length === 0) {
      if (performance.now() > until) throw new Error('nothing was acknowledged for three minutes');
      await pause(5);
    }
  }

  private async counted(): Promise<Counts> {
    this.outcomes.push(await this.begun()(GIVE_UP_MS));
    return countsOf(await settledLog(this.server));
  }

  private async one(): Promise<void> {
    const go = this.begun();
    if (this.random.chance(0.4)) {
      const outcome = await go(0).catch(awayOnly);
      if (outcome !== null) {
        this.outcomes.push(outcome);
        return;
      }
      this.continued += 1;
      await this.serverIsBack();
    }
    this.outcomes.push(await go(GIVE_UP_MS));
  }

  /** A run that is gone through, and again where the last caller died. */
  private begun(): (patience: number) => Promise<DemoOutcome> {
    const run = DemoRun.begin(Date.now(), this.random.uuid().slice(0, 8));
    const mine: AcknowledgedWrite[] = [];
    return (patience) =>
      runDemo({
        url: this.server.address,
        run,
        patience,
        print: () => undefined,
        acknowledged: [...mine],
        onAcknowledged: (write) => {
          mine.push(write);
          this.acknowledged.push(write);
        },
      });
  }

  private async serverIsBack(): Promise<void> {
    const until = performance.now() + GIVE_UP_MS;
    for (;;) {
      const answer = await fetch(`${this.server.address}/health/live`).catch(() => null);
      if (answer?.ok === true) return;
      if (performance.now() > until) throw new Error('the server did not come back for three minutes');
      await pause(100);
    }
  }
}

/** Ends the server without a warning, in more than one way. */
class Killer {
  constructor(
    private readonly server: StandaloneUnderTest,
    private readonly random: Random,
  ) {}

  async kill(): Promise<string> {
    const { server, random } = this;
    const withPostgres = random.chance(0.3);
    const postgres = withPostgres ? server.postgresPid() : null;
    if (postgres !== null) process.kill(postgres, 'SIGKILL');
    await server.kill();
    const inStart = random.chance(0.25);
    if (inStart) {
      const starting = server.restart().catch(() => undefined);
      await pause(random.between(0, 2_500));
      await server.kill();
      await starting;
    }
    await server.restart();
    return [
      'server',
      ...(withPostgres ? ['PostgreSQL with it'] : []),
      ...(inStart ? ['again while it started'] : []),
    ].join(', ');
  }

  /** Whether the last stop failed. */
  async stopped(): Promise<boolean> {
    return (await this.server.stop()) !== 0;
  }
}

/** Anything but an absent server is a failure of the run. */
function awayOnly(error: unknown): null {
  if (error instanceof NoServer || (error instanceof DemoFailed && error.cause instanceof ServerAway)) return null;
  throw error;
}

/** Of each type of event, how many the log holds. */
type Counts = ReadonlyMap<string, number>;

function countsOf(log: readonly LoggedEvent[]): Counts {
  const counts = new Map<string, number>();
  for (const { type } of log) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/**
 * A round takes in every subject that is there, those of earlier runs too, and leaves out as many; and whether a level acts before its time is
 * found to be over is chance.
 */
const COUNTED_OTHERWISE = new Set([
  'SheetOpened',
  'SheetAttached',
  'SheetDetached',
  'SheetLeftOut',
  'LevelBecameOverdue',
]);

/** Every run leaves as many events of each type as the second undisturbed one; what only comes once came with the first. */
function otherThan([first, second]: readonly [Counts, Counts], log: readonly LoggedEvent[], runs: number) {
  const found = countsOf(log);
  const types = new Set([...second.keys(), ...found.keys()]);
  return [...types].flatMap((type) => {
    if (COUNTED_OTHERWISE.has(type)) return [];
    const [one, two] = [first.get(type) ?? 0, second.get(type) ?? 0];
    const due = one + (runs - 1) * (two - one);
    const there = found.get(type) ?? 0;
    return there === due ? [] : [`${runs} runs leave ${there} of ${type} where ${due} are due`];
  });
}

function incomplete(log: readonly LoggedEvent[], { run, planId, taskIds, titleId }: DemoOutcome): readonly string[] {
  const problems = taskIds.flatMap((taskId, index) => {
    const types = typesOf(log, `task-${taskId}`);
    const story = STORIES[index];
    return JSON.stringify(types) === JSON.stringify(story)
      ? []
      : [`run ${run}: task ${index + 1} has ${types.join(', ')}`];
  });
  const title = typesOf(log, `title-${titleId}`).filter((type) => type !== 'ClockPassed');
  if (JSON.stringify(title) !== JSON.stringify(TITLE_STORY)) {
    problems.push(`run ${run}: the title has ${title.join(', ')}`);
  }
  const plan = typesOf(log, `plan-${planId}`);
  for (const type of ['PlanDrafted', 'PlanIssued', 'PlanItemRecordedLate']) {
    const times = plan.filter((each) => each === type).length;
    if (times !== 1) problems.push(`run ${run}: ${type} stands ${times} times`);
  }
  return problems;
}
