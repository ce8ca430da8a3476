import type { Account, Scene } from '../scene.js';
import { asOf, late, listed, recorded } from './recorded.js';

export interface Applying {
  /** Tells its writes from the others of the run. */
  readonly name: string;
  readonly programmeId: string;
  readonly subjectId: string;
  readonly by: Account;
  readonly filedOn: string;
}

const PAPER = '纸质申报材料事后补录。';

/** It applies by itself; answers where the application is read. */
export async function apply(scene: Scene, { name, by, filedOn, ...applying }: Applying): Promise<string> {
  const { id } = await scene.as(by).write(
    {
      key: scene.run.key(`apply ${name}`),
      path: '/api/assessments/v1/applications',
      body: { ...applying, filedBy: 'self', statement: '对照标准自查，自愿申报。', ...late(filedOn, PAPER) },
    },
    201,
  );
  return `/api/assessments/v1/applications/${id}`;
}

/** A person passes it on at a level; where two are needed the second one accepts. */
export async function pass(
  { run, as }: Scene,
  application: string,
  {
    name,
    level,
    by,
    on,
    second = false,
  }: {
    readonly name: string;
    readonly level: string;
    readonly by: Account;
    readonly on: string;
    readonly second?: boolean;
  },
): Promise<void> {
  await as(by).write(
    {
      key: run.key(`${second ? 'accept' : 'approve'} ${name} at ${level}`),
      path: `${application}/${second ? 'acceptances' : 'approvals'}`,
      body: { level, ...late(on, PAPER) },
    },
    200,
  );
}

/** Two persons of the county's office determine it, once its round has graded it; it becomes a list of one candidate. */
export async function determine(
  scene: Scene,
  application: string,
  {
    name,
    evaluate,
    determine: level,
    on,
  }: {
    readonly name: string;
    readonly evaluate: string;
    readonly determine: string;
    readonly on: string;
  },
): Promise<{ readonly slateId: string; readonly grade: string }> {
  await recorded(scene, application, 'ApplicationGraded');
  await pass(scene, application, { name, level: evaluate, by: 'county-reviewer', on });
  await pass(scene, application, { name, level, by: 'county-office', on });
  await pass(scene, application, { name, level, by: 'county-office-deputy', on, second: true });
  const determined = await recorded(scene, application, 'ApplicationDetermined');
  const { determination } = await asOf<{
    readonly determination: {
      readonly grade: string;
      readonly on: string;
      readonly by: readonly { readonly personId: string }[];
    };
  }>(scene, application, determined);
  const { checks, who } = scene;
  checks.matches(`${name} is determined by two persons`, determination, {
    on,
    by: [{ personId: who('county-office').id }, { personId: who('county-office-deputy').id }],
  });
  const slate = await listed(scene, `/api/awards/v1/slates?fromId=${application.split('/').at(-1)}`);
  return { slateId: slate.id, grade: determination.grade };
}
