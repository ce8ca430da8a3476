import { photograph } from '../photograph.js';
import type { WriteAnswer } from '../deployment.js';
import type { Account, Scene } from '../scene.js';
import { asOf, late, listed, recorded } from './recorded.js';

interface RoundListed {
  readonly id: string;
  readonly roundCode: string;
  readonly period: { readonly from: string; readonly to: string };
}

/** A round of a programme; the one of an application is told by the day that was filed. */
export async function roundOf(
  scene: Scene,
  programmeId: string,
  isIt: (round: RoundListed) => boolean,
): Promise<string> {
  const round = await listed<RoundListed>(
    scene,
    `/api/assessments/v1/rounds?programmeId=${programmeId}&limit=200`,
    isIt,
  );
  return round.id;
}

export async function sheetOf(scene: Scene, roundId: string, subjectId: string): Promise<string> {
  const path = `/api/assessments/v1/sheets?roundId=${roundId}&subjectId=${subjectId}`;
  return `/api/assessments/v1/sheets/${(await listed(scene, path)).id}`;
}

interface Assessing {
  /** Tells its writes from the others of the run. */
  readonly name: string;
  readonly sheet: string;
  /** Who appoints them. */
  readonly by: Account;
  readonly assessors: readonly Account[];
  readonly values: object;
  /** Photographs and documents: of which indicator, and of which day. */
  readonly evidence?: readonly { readonly indicator: string; readonly code: string; readonly on: string }[];
  /** The day it was done, and why it is entered later; today when left out. */
  readonly late?: readonly [on: string, why: string];
}

/** Every assessor is appointed, files what he or she found, and the sheet is scored. Answers the score. */
export async function assess<Score>(scene: Scene, assessing: Assessing): Promise<Score> {
  const { run, as, who } = scene;
  const { name, sheet, by, assessors, values, evidence = [], late: entered } = assessing;
  for (const account of assessors) {
    await as(by).write(
      {
        key: run.key(`appoint ${account} for ${name}`),
        path: `${sheet}/assessors`,
        body: { personId: who(account).id },
      },
      200,
    );
  }
  for (const account of assessors) {
    const pieces = [];
    for (const [index, piece] of evidence.entries()) {
      const { id: fileId } = await store(scene, account, `${name} ${index} ${account}`);
      pieces.push({ ...piece, fileId });
    }
    await as(account).write(
      {
        key: run.key(`assess ${name} by ${account}`),
        path: `${sheet}/assessments`,
        body: { values, evidence: pieces, ...(entered === undefined ? {} : late(...entered)) },
      },
      200,
    );
  }
  const scored = await recorded(scene, sheet, 'SheetScored');
  const { score } = await asOf<{ readonly score: { readonly result: Score } }>(scene, sheet, scored);
  return score.result;
}

interface Concluding {
  readonly name: string;
  readonly roundId: string;
  readonly by: Account;
  readonly late?: readonly [on: string, why: string];
}

/** The round is closed; by itself every subject is graded and the round concluded. */
export async function conclude(scene: Scene, { name, roundId, by, late: entered }: Concluding): Promise<void> {
  const round = `/api/assessments/v1/rounds/${roundId}`;
  await scene.as(by).write(
    {
      key: scene.run.key(`close ${name}`),
      path: `${round}/closure`,
      body: { unfinished: 'leaveOut', ...(entered === undefined ? {} : late(...entered)) },
    },
    202,
  );
  await recorded(scene, round, 'RoundConcluded');
}

async function store({ run, as }: Scene, account: Account, name: string): Promise<WriteAnswer> {
  const bytes = photograph(`${run.id} ${name}`, [110, 150, 120]);
  return as(account).write(
    {
      key: run.key(`store ${name}`),
      path: '/api/assessments/v1/files',
      file: { name: '现场.png', mediaType: 'image/png', bytes },
    },
    201,
  );
}
