import { extendTask, recordLateTask } from './campaign/extend-and-run-late.js';
import { importDocument } from './campaign/import-document.js';
import { issuePlan } from './campaign/issue-plan.js';
import { publishProgramme } from './campaign/publish-programme.js';
import { readHistory, readMiddle } from './campaign/read-record.js';
import { repeatWrites } from './campaign/repeat-writes.js';
import { reviewEvidence } from './campaign/review-evidence.js';
import { signIn } from './campaign/sign-in.js';
import { Checks } from './checks.js';
import { Deployment, type AcknowledgedWrite } from './deployment.js';
import { Steps, type Print, type StepNames } from './printer.js';
import { DemoRun } from './run-id.js';
import { tellCaseFree } from './stories/case-free.js';
import { tellCivilisedCity } from './stories/civilised-city.js';
import { tellStars } from './stories/stars.js';

const PATIENCE_MS = 60_000;

export interface DemoOptions {
  /** Origin of a running server with the sample district, `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly print: Print;
  /** Goes through this run again: the same writes, which must be answered alike. A new one by default. */
  readonly run?: DemoRun;
  /** How long requests are sent again while the server is away; 60,000 ms by default. */
  readonly patience?: number;
  /** What was acknowledged when this run was gone through before. */
  readonly acknowledged?: readonly AcknowledgedWrite[];
  /** Told of every write the server has acknowledged. */
  readonly onAcknowledged?: (write: AcknowledgedWrite) => void;
}

export interface DemoOutcome {
  readonly run: string;
  readonly steps: number;
  readonly checks: number;
  readonly writes: number;
  /** Requests that were sent again because the server was away. */
  readonly interruptions: number;
  readonly seconds: number;
  readonly planId: string;
  readonly taskIds: readonly string[];
  /** The title of the compound: removed, named again, its second removal annulled. */
  readonly titleId: string;
}

/** A step of the demo did not go as it should. */
export class DemoFailed extends Error {
  constructor(
    readonly run: string,
    readonly step: (StepNames & { readonly number: number }) | null,
    override readonly cause: unknown,
  ) {
    super(`step ${step?.number ?? 0} (${step?.en ?? 'before the first step'}): ${messageOf(cause)}`);
    this.name = 'DemoFailed';
  }
}

/**
 * One campaign from the document to the last approval, and three titles from the application to the plaque and what came
 * after, through a running server as its people. Every step's result is checked.
 *
 * @throws NoServer when nothing runs at that address
 * @throws DemoFailed at the first thing that is not as it should be
 */
export async function runDemo(options: DemoOptions): Promise<DemoOutcome> {
  const { print, run = DemoRun.begin() } = options;
  const started = performance.now();
  const checks = new Checks();
  const steps = new Steps(print);
  const deployment = new Deployment({
    url: options.url,
    patience: options.patience ?? PATIENCE_MS,
    acknowledged: options.acknowledged,
    onAcknowledged: options.onAcknowledged,
  });
  await deployment.mustRun();
  print(`共建演示 Gongjian demo　${deployment.url}　运行 run ${run.id}`);
  print('');
  try {
    const scene = await signIn(run, deployment, checks, steps);
    const imported = await importDocument(scene);
    const programme = await publishProgramme(scene);
    const plan = await issuePlan(scene, imported, programme);
    const reviewed = await reviewEvidence(scene, plan);
    await extendTask(scene, plan);
    const lateTaskId = await recordLateTask(scene, plan);
    await tellStars(scene);
    const titleId = await tellCaseFree(scene);
    await tellCivilisedCity(scene);
    await repeatWrites(scene, programme.id, plan.header);
    await readHistory(scene, reviewed);
    await readMiddle(scene, reviewed);
    return {
      run: run.id,
      steps: steps.count,
      checks: checks.count,
      writes: deployment.writes.length,
      interruptions: deployment.interruptions,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      planId: plan.id,
      taskIds: [...plan.taskIds, lateTaskId],
      titleId,
    };
  } catch (error) {
    throw new DemoFailed(run.id, steps.current, error);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
