import type { Scene } from '../scene.js';
import { documentNumber } from './programme.js';
import { asOf, late, listed, recorded } from './recorded.js';

export interface Candidate {
  readonly subjectId: string;
  readonly slateId: string;
  readonly plaqueNumber: string;
  /** Which naming of the subject it is. */
  readonly nth: number;
}

interface Naming {
  readonly name: string;
  readonly programmeId: string;
  readonly candidates: readonly Candidate[];
  /** The first day of the notice. */
  readonly noticedOn: string;
  readonly serial: number;
}

interface Named {
  /** Where the title of each candidate is read. */
  readonly titles: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly namedOn: string;
}

interface TitleRead {
  readonly status: string;
  readonly readiness: { readonly ready: { readonly notBefore: string } } | null;
}

const PAPER = '公示和命名已按纸质程序办结，补录。';

export async function titleOf(scene: Scene, programmeId: string, subjectId: string): Promise<string> {
  const path = `/api/awards/v1/titles?programmeId=${programmeId}&subjectId=${subjectId}`;
  return `/api/awards/v1/titles/${(await listed(scene, path)).id}`;
}

/** The list is shown to the public; nobody objects; two leaders of the county sign; the plaque is handed over. */
export async function name(scene: Scene, naming: Naming): Promise<Named> {
  const { run, as, who, checks } = scene;
  const { candidates, programmeId, noticedOn, serial } = naming;
  const titles: string[] = [];
  for (const { subjectId, nth } of candidates) {
    const title = await titleOf(scene, programmeId, subjectId);
    const { position } = await recorded(scene, title, 'CandidateListed', nth);
    await as('auditor').get(`/api/awards/v1/titles?programmeId=${programmeId}`, position);
    titles.push(title);
  }
  const { id: noticeId } = await as('county-leader').write(
    {
      key: run.key(`notice ${naming.name}`),
      path: '/api/awards/v1/notices',
      body: { slateIds: candidates.map(({ slateId }) => slateId), ...late(noticedOn, PAPER) },
    },
    201,
  );
  const notice = `/api/awards/v1/notices/${noticeId}`;
  const ended = await recorded(scene, notice, 'NoticeEnded');
  const { firstDay, lastDay } = await asOf<{
    readonly firstDay: string;
    readonly lastDay: { readonly lastDay: string; readonly days: number; readonly of: string };
  }>(scene, notice, ended);
  checks.matches('the notice runs five working days', lastDay, { days: 5, of: 'working' });
  let namedOn = '';
  for (const [index, title] of titles.entries()) {
    const { slateId, plaqueNumber, nth } = candidates[index] as Candidate;
    const ready = await recorded(scene, title, 'NamingReady', nth);
    const { readiness } = await asOf<TitleRead>(scene, title, ready);
    namedOn = checks.present('the first day it may be named', readiness?.ready.notBefore);
    const signature = {
      slateId,
      documentNumber: documentNumber(scene, serial),
      minutesNumber: '县政府常务会议纪要',
      ...late(namedOn, PAPER),
    };
    const path = `${title}/naming-signatures`;
    const first = await as('county-leader').write(
      { key: run.key(`sign ${naming.name} ${index}`), path, body: signature },
      200,
    );
    checks.matches('one signature names nobody', await asOf(scene, title, first), {
      pending: 'signedOnce',
      readiness: { signature: { by: { personId: who('county-leader').id } } },
    });
    await refusedWhile(scene, () => pendingIs(scene, title, 'signedOnce'), {
      key: run.key(`sign ${naming.name} ${index} alone`),
      path,
      body: { ...signature, documentNumber: documentNumber(scene, serial + 1_000) },
    });
    const second = await as('county-leader-second').write(
      { key: run.key(`sign ${naming.name} ${index}, second`), path, body: signature },
      200,
    );
    checks.matches('two signatures name it', await asOf(scene, title, second), {
      status: 'named',
      valid: true,
      naming: {
        on: namedOn,
        by: [{ personId: who('county-leader').id }, { personId: who('county-leader-second').id }],
      },
    });
    const conferred = await as('county-office').write(
      {
        key: run.key(`confer ${naming.name} ${index}`),
        path: `${title}/conferral`,
        body: { plaqueNumber, place: '小区广场', ...late(namedOn, PAPER) },
      },
      200,
    );
    checks.matches('the plaque', await asOf(scene, title, conferred), {
      status: 'conferred',
      plaque: { number: plaqueNumber, on: namedOn },
    });
  }
  return { titles, firstDay, lastDay: lastDay.lastDay, namedOn };
}

/** By the log itself: after a fault its read model may be behind. */
async function pendingIs(scene: Scene, title: string, pending: string): Promise<boolean> {
  const now = { position: new Date().toISOString() };
  return (await asOf<{ readonly pending: string | null }>(scene, title, now)).pending === pending;
}

/** One person alone is refused; not tried when the run is gone through again and it went on since, or goes on meanwhile. */
async function refusedWhile(
  { as, checks }: Scene,
  isStill: () => Promise<boolean>,
  write: { readonly key: string; readonly path: string; readonly body: object },
): Promise<void> {
  if (!(await isStill())) return;
  const answer = await as('county-leader').send(write);
  if (answer.status !== 403 && !(await isStill())) return;
  checks.matches('the same person once more', answer, { status: 403, body: { code: 'TITLE.SAME_PERSON' } });
}
