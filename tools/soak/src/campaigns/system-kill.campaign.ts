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
import { readSystemLog, shortened, typesOf, verifySystemLog, type LoggedEvent } from './system-log.js';

const WRITES_OF_A_RUN = 128;
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
    const kills = size === 'small' ? 2 : 20;
    const server = await StandaloneUnderTest.start({ dataFolder: temporaryFolder(), logLevel: 'error' });
    try {
      const runs = new DemoRuns(server, random.fork());
      const running = Promise.all(Array.from({ length: size === 'small' ? 1 : 2 }, () => runs.work()));
      const killer = new Killer(server, random.fork());
      for (let kill = 1; kill <= kills && runs.problems.length === 0; kill += 1) {
        await runs.acknowledge(random.between(0, WRITES_OF_A_RUN));
        await pause(random.between(0, 150));
        const how = await killer.kill();
        report(`kill ${kill} of ${kills} (${how}), ${runs.acknowledged.length} writes acknowledged`);
      }
      runs.stopping = true;
      await running;
      const log = await readSystemLog(server);
      const problems = [
        ...runs.problems,
        ...verifySystemLog(log, runs.acknowledged),
        ...runs.outcomes.flatMap((outcome) => incomplete(log, outcome)),
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

  private async one(): Promise<void> {
    const run = DemoRun.begin(Date.now(), this.random.uuid().slice(0, 8));
    const mine: AcknowledgedWrite[] = [];
    const go = (patience: number): Promise<DemoOutcome> =>
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
