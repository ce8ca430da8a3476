import {
  DemoFailed,
  DemoRun,
  NoServer,
  runDemo,
  ServerAway,
  type AcknowledgedWrite,
  type DemoOutcome,
} from '@gongjian/demo';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.js';
import { settledLog, typesOf, verifySystemLog, type LogReader, type LoggedEvent } from './system-log.js';

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

/** Demo runs, one after the other, by callers that wait for the server or die with it. */
export class DemoRuns {
  readonly acknowledged: AcknowledgedWrite[] = [];
  readonly outcomes: DemoOutcome[] = [];
  readonly problems: string[] = [];
  /** Runs that were begun anew by another caller. */
  continued = 0;
  stopping = false;

  constructor(
    private readonly address: string,
    private readonly log: LogReader,
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

  /** What is wrong with the log after all of it, and with the runs themselves. */
  wrongIn(events: readonly LoggedEvent[], undisturbed: readonly [Counts, Counts]): readonly string[] {
    return [
      ...this.problems,
      ...verifySystemLog(events, this.acknowledged),
      ...this.outcomes.flatMap((outcome) => incomplete(events, outcome)),
      ...otherThan(undisturbed, events, this.outcomes.length),
    ];
  }

  /** For the report. */
  get facts(): Readonly<Record<string, number>> {
    return {
      runs: this.outcomes.length,
      continued: this.continued,
      checks: this.outcomes.reduce((sum, { checks }) => sum + checks, 0),
      acknowledged: this.acknowledged.length,
      sentAgain: this.outcomes.reduce((sum, { interruptions }) => sum + interruptions, 0),
    };
  }

  private async counted(): Promise<Counts> {
    this.outcomes.push(await this.begun()(GIVE_UP_MS));
    return countsOf(await settledLog(this.log));
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
        url: this.address,
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
      const answer = await fetch(`${this.address}/health/live`).catch(() => null);
      if (answer?.ok === true) return;
      if (performance.now() > until) throw new Error('the server did not come back for three minutes');
      await pause(100);
    }
  }
}

/** Anything but an absent server is a failure of the run. */
function awayOnly(error: unknown): null {
  if (error instanceof NoServer || (error instanceof DemoFailed && error.cause instanceof ServerAway)) return null;
  throw error;
}

/** Of each type of event, how many the log holds. */
export type Counts = ReadonlyMap<string, number>;

function countsOf(log: readonly LoggedEvent[]): Counts {
  const counts = new Map<string, number>();
  for (const { type } of log) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/**
 * A round takes in every subject that is there, those of earlier runs too, and leaves out as many; and whether a level acts before its time is
 * found to be over is chance. What an auditor reads is recorded each time it is asked, and a page that is not current yet is asked again.
 */
const COUNTED_OTHERWISE = new Set([
  'SheetOpened',
  'SheetAttached',
  'SheetDetached',
  'SheetLeftOut',
  'LevelBecameOverdue',
  'AuditReadRecorded',
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
