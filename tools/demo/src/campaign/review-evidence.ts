import { createHash } from 'node:crypto';
import type { SentFile, WriteAnswer } from '../deployment.js';
import { photograph } from '../photograph.js';
import type { Account, Scene } from '../scene.js';
import type { IssuedPlan } from './issue-plan.js';
import { taskAsOf } from './issue-plan.js';

interface StoredFile extends WriteAnswer {
  readonly sha256: string;
}

interface TaskRead {
  readonly status: string;
  readonly revision: string;
}

interface MyTasks {
  readonly ofMyUnits: { readonly items: readonly { readonly id: string }[] };
  readonly toReview: { readonly items: readonly { readonly id: string }[] };
}

/** The middle of the story: the moment after the town returned the evidence. */
export interface Reviewed {
  readonly taskId: string;
  readonly returnedAt: string;
  readonly newDueOn: string;
  readonly submissions: number;
}

const RETURN_REASON = { code: 'incomplete', text: '缺少三号楼清理后的照片，台账未附。' };

export async function reviewEvidence(scene: Scene, { taskIds: [taskId] }: IssuedPlan): Promise<Reviewed> {
  const { run, steps, checks, as, who } = scene;
  const task = `/api/plans/v1/tasks/${taskId}`;
  const state = async (what: string, { position }: WriteAnswer, expected: object): Promise<void> => {
    checks.matches(what, await taskAsOf(scene, taskId, position), expected);
  };

  await steps.step({ zh: '送达和签收', en: 'Delivered and signed for by both units' }, async () => {
    const delivered = await as('community').write(
      { key: run.key('deliver cleaning'), path: `${task}/deliveries`, body: { way: 'console' } },
      200,
    );
    await state('after delivery', delivered, {
      status: 'assigned',
      deliveries: [{ unit: { name: '柳荫社区居民委员会' }, way: 'console' }],
    });
    const lead = await as('community').write(
      { key: run.key('sign for cleaning, lead'), path: `${task}/sign-for`, body: {} },
      200,
    );
    await state('after the lead unit signed for it', lead, {
      status: 'signedFor',
      signatures: [{ unit: { name: '柳荫社区居民委员会' }, signedBy: { personId: who('community').id } }],
    });
    const responsible = await as('unit-liaison').write(
      { key: run.key('sign for cleaning, responsible'), path: `${task}/sign-for`, body: {} },
      200,
    );
    await state('after the responsible unit signed for it', responsible, {
      signatures: [{}, { unit: { name: '清河县民政局' }, signedBy: { personId: who('unit-liaison').id } }],
    });
    steps.note(`牵头 lead：${name(scene, 'community')}`);
    steps.note(`责任 responsible：${name(scene, 'unit-liaison')}`);
  });

  const first = await steps.step({ zh: '上传并报送材料', en: 'The handler stores a file and submits it' }, async () => {
    const file = await store(scene, 'handler', '一号楼清理后.png', [90, 160, 110]);
    const submitted = await as('handler').write(
      {
        key: run.key('submit cleaning 1'),
        path: `${task}/submissions`,
        body: { evidence: [{ fileId: file.id, note: '一号楼' }], statement: '一号、二号楼已清理完毕。' },
      },
      200,
    );
    await state('after the first submission', submitted, {
      status: 'submitted',
      waitsFor: { level: 1, actedBy: 'unitHead' },
      submissions: [
        {
          unit: { name: '清河县民政局' },
          submittedBy: { personId: who('handler').id },
          statement: '一号、二号楼已清理完毕。',
          evidence: [{ fileId: file.id, sha256: file.sha256, note: '一号楼' }],
        },
      ],
    });
    await waitsOnListOf(scene, 'unit-head', taskId, submitted);
    steps.note(`${name(scene, 'handler')}　一号楼清理后.png　sha256 ${file.sha256.slice(0, 12)}…`);
    return file;
  });

  const review = async (
    account: Account,
    level: number,
    submission: number,
    reviewed: readonly string[],
    decision: object = { result: 'approve' },
  ): Promise<WriteAnswer> =>
    as(account).write(
      {
        key: run.key(`review cleaning ${submission}.${level}`),
        path: `${task}/reviews`,
        body: { submission, level, reviewed, ...decision },
      },
      200,
    );

  await steps.step({ zh: '单位审签', en: 'The unit head signs' }, async () => {
    const signed = await review('unit-head', 1, 1, [first.sha256]);
    await state('after the unit head signed', signed, {
      status: 'submitted',
      waitsFor: { level: 2, actedBy: 'town' },
      reviews: [{ submission: 1, level: 1, result: 'approve', counts: true }],
    });
    await waitsOnListOf(scene, 'town', taskId, signed);
    steps.note(name(scene, 'unit-head'));
  });

  const newDueOn = run.inDays(12);
  const returned = await steps.step(
    { zh: '街镇退回', en: 'The town returns it with a reason and a new date' },
    async () => {
      const answer = await review('town', 2, 1, [first.sha256], { result: 'return', reason: RETURN_REASON, newDueOn });
      await state('after the town returned it', answer, {
        status: 'returned',
        waitsFor: null,
        due: { on: newDueOn, rule: { kind: 'returned', submission: 1, level: 2 } },
        reviews: [
          { level: 1, result: 'approve', counts: false },
          { level: 2, result: 'return', counts: true, reason: RETURN_REASON },
        ],
      });
      steps.note(`${name(scene, 'town')}　${RETURN_REASON.text}　${newDueOn} 前补齐 due again`);
      return answer;
    },
  );

  const second = await steps.step({ zh: '补交材料', en: 'The handler submits again' }, async () => {
    const better = await store(scene, 'handler', '一号楼清理后-补拍.png', [96, 168, 120]);
    const more = await store(scene, 'handler', '三号楼清理后.png', [110, 140, 170]);
    const submitted = await as('handler').write(
      {
        key: run.key('submit cleaning 2'),
        path: `${task}/submissions`,
        body: {
          evidence: [
            { fileId: better.id, evidenceId: first.id, note: '一号楼，补拍' },
            { fileId: more.id, note: '三号楼' },
          ],
          statement: '三号楼照片和台账已补齐。',
        },
      },
      200,
    );
    await state('after the second submission', submitted, {
      status: 'submitted',
      waitsFor: { level: 1, actedBy: 'unitHead' },
      submissions: [
        { submission: 1, evidence: [{ evidenceId: first.id, sha256: first.sha256 }] },
        {
          submission: 2,
          evidence: [
            { evidenceId: first.id, fileId: better.id, sha256: better.sha256 },
            { evidenceId: more.id, fileId: more.id, sha256: more.sha256 },
          ],
        },
      ],
    });
    steps.note(`${name(scene, 'handler')}　2 份材料 files，其中一份是原材料的新版本 one a new version`);
    return [better.sha256, more.sha256];
  });

  await steps.step({ zh: '三级审核通过', en: 'Approved at all three levels' }, async () => {
    const signed = await review('unit-head', 1, 2, second);
    await state('after the unit head signed again', signed, { waitsFor: { level: 2, actedBy: 'town' } });
    const checked = await review('town', 2, 2, second);
    await state('after the town approved', checked, { waitsFor: { level: 3, actedBy: 'reviewer' } });
    await waitsOnListOf(scene, 'reviewer', taskId, checked);
    const approved = await review('reviewer', 3, 2, second);
    await state('after the last level', approved, {
      status: 'completed',
      waitsFor: null,
      overdueSince: null,
      reviews: [
        { submission: 1, level: 1, counts: false },
        { submission: 1, level: 2, result: 'return' },
        { submission: 2, level: 1, result: 'approve', counts: true },
        { submission: 2, level: 2, result: 'approve', counts: true },
        { submission: 2, level: 3, result: 'approve', counts: true },
      ],
    });
    for (const account of ['unit-head', 'town', 'reviewer'] as const) steps.note(name(scene, account));
  });
  return {
    taskId,
    returnedAt: checks.present('the position of the return', returned.position),
    newDueOn,
    submissions: 2,
  };
}

async function store(
  { run, as, checks }: Scene,
  account: Account,
  fileName: string,
  colour: readonly [number, number, number],
): Promise<StoredFile> {
  const bytes = photograph(`${run.id} ${Buffer.from(fileName, 'utf8').toString('hex')}`, colour);
  const file: SentFile = { name: fileName, mediaType: 'image/png', bytes };
  const stored = await as(account).write<StoredFile>(
    { key: run.key(`store ${fileName}`), path: '/api/plans/v1/files', file },
    201,
  );
  checks.matches(`what was stored of ${fileName}`, stored, {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.byteLength,
    mediaType: 'image/png',
  });
  return stored;
}

/** What waits for somebody is on his or her list; not looked at when the run is gone through again and it went on since. */
async function waitsOnListOf(
  { as, checks }: Scene,
  account: Account,
  taskId: string,
  write: WriteAnswer,
): Promise<void> {
  const now = await as('office').get<TaskRead>(`/api/plans/v1/tasks/${taskId}`, write.position);
  if (now.revision !== write.revision) return;
  const { toReview } = await as(account).get<MyTasks>('/api/plans/v1/my-tasks?limit=200', write.position);
  checks.that(
    `the task waits on the list of ${account}`,
    toReview.items.some(({ id }) => id === taskId),
    toReview.items,
  );
}

function name({ who }: Scene, account: Account): string {
  const { name: own, posts } = who(account);
  return `${own}（${posts[0]?.unit.name} ${posts[0]?.title}）`;
}
