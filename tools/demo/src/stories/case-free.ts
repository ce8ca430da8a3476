import { createHash } from 'node:crypto';
import { photograph } from '../photograph.js';
import type { Scene } from '../scene.js';
import { apply, determine, pass } from './applying.js';
import { assess, conclude, roundOf, sheetOf } from './assessing.js';
import { name } from './naming.js';
import { adopt, documentNumber, type RunningProgramme } from './programme.js';
import { asOf, late, listed, recorded, type Entry } from './recorded.js';

const BY_HAND = '现场评估按纸质表进行，会后补录。';
const DONE_ON_PAPER = '已按纸质程序办理，事后补录。';
const LINE_DOWN = '报送线路中断，恢复后补报。';

interface Compound {
  readonly id: string;
  readonly name: string;
  readonly programme: RunningProgramme;
}

interface Removal {
  readonly removed: { readonly removalId: string };
}

/** Where the days of the story are counted from: of the first naming, the case, the second naming and the wrong report. */
function calendarOf({ run }: Scene) {
  const [first, second] = [-140, -80];
  return {
    plan: run.inDays(-150),
    first,
    case: run.inDays(-100),
    supervised: run.inDays(-96),
    followedUp: run.inDays(-90),
    tooEarly: run.inDays(-87),
    second,
    wrongCase: run.inDays(-40),
  };
}

/**
 * 无疫小区: named, removed at once by a confirmed case, put right and named again; a wrong report is annulled by two.
 * Answers the title.
 */
export async function tellCaseFree(scene: Scene): Promise<string> {
  const { run, steps, checks, as, who, health } = scene;
  const calendar = calendarOf(scene);
  const compound = await steps.step(
    { zh: '无疫小区', en: 'Case-free compounds: the programme and a compound' },
    async () => {
      const programme = await adopt(scene, {
        slug: 'case-free-compound',
        by: 'office',
        planBy: 'county-office',
        signedBy: 'county-leader',
        title: '清河县无疫小区创建方案',
        period: { from: calendar.plan, to: run.inDays(200) },
        serial: 11,
        duty: '组织小区自查、村社检查和街镇督查',
      });
      const called = `柳荫新苑${run.suffix}`;
      const { id } = await as('county-office').write(
        {
          key: run.key('register compound'),
          path: '/api/directory/v1/subjects',
          body: {
            kind: 'compound',
            name: called,
            class: 'newEstate',
            divisionId: checks.present('the community', who('community').posts[0]).division.id,
            effectiveOn: '2020-01-01',
          },
        },
        201,
      );
      steps.note(`${programme.names.zh} ${programme.names.en}　小区 compound ${called}`);
      return { id, name: called, programme };
    },
  );

  const title = await namedFrom(scene, compound, { nth: 1, first: calendar.first, serial: 12 });
  const removal = await removed(scene, compound, title, { nth: 1, on: calendar.case });

  await steps.step({ zh: '送达、收回牌匾', en: 'Served, the plaque is back' }, async () => {
    const on = calendar.case;
    const { id: documentFileId } = await as('county-office').write(
      {
        key: run.key('store removal document'),
        path: '/api/awards/v1/files',
        file: { name: '摘牌决定.png', mediaType: 'image/png', bytes: photograph(`${run.id} removal`, [180, 90, 90]) },
      },
      201,
    );
    const acts: readonly (readonly [path: string, body: object])[] = [
      [
        'signed-document',
        { documentNumber: documentNumber(scene, 14), documentFileId, signerPersonId: who('county-leader').id },
      ],
      ['service', { way: 'inPerson' }],
      ['publication', { channels: ['web', 'board'] }],
      ['plaque-recovery', {}],
    ];
    let position: string | null = null;
    for (const [path, body] of acts) {
      const written = await as('county-office').write(
        {
          key: run.key(`removal: ${path}`),
          path: `${title}/${path}`,
          body: { ...body, ...late(on, DONE_ON_PAPER) },
        },
        200,
      );
      ({ position } = written);
    }
    checks.matches('what followed the removal', await asOf(scene, title, { position }), {
      removals: [{ signed: {}, served: { way: 'inPerson', on }, published: { on }, recovered: { on } }],
    });
    steps.note(`补齐签发件 signed document　送达 served ${on}　收回 recovered`);
  });

  await steps.step({ zh: '专门督导和整改', en: 'Followed up after the period, put right, settled' }, async () => {
    const { supervised, followedUp } = calendar;
    const roundId = await roundOf(
      scene,
      compound.programme.id,
      ({ roundCode, period }) => roundCode === 'supervision' && period.from <= supervised && supervised <= period.to,
    );
    await recorded(scene, `/api/assessments/v1/rounds/${roundId}`, 'RoundSubjectsEntered');
    await conclude(scene, { name: 'the supervision', roundId, by: 'county-office', late: [supervised, DONE_ON_PAPER] });
    const { id: followUpId } = await listed(scene, `/api/plans/v1/follow-ups?removalId=${removal.removalId}`);
    const followUp = `/api/plans/v1/follow-ups/${followUpId}`;
    const opened = await recorded(scene, followUp, 'FollowUpOpened');
    checks.matches('the follow-up that opened by itself', await asOf(scene, followUp, opened), {
      status: 'open',
      opening: { openedOn: supervised, roundId },
    });
    await as('county-leader').write(
      {
        key: run.key('confirm follow-up'),
        path: `${followUp}/confirmation`,
        body: { note: '请县创建办包点督导。', ...late(supervised, DONE_ON_PAPER) },
      },
      200,
    );
    await putRight(scene, followUp, supervised);
    const done = await as('county-office').write(
      {
        key: run.key('complete follow-up'),
        path: `${followUp}/completion`,
        body: {
          problems: '夜间门岗无人值守，消杀记录不全。',
          lessons: '物业须轮班值守，社区每周抽查。',
          ...late(followedUp, DONE_ON_PAPER),
        },
      },
      200,
    );
    const settled = await recorded(scene, followUp, 'RemovalSettled');
    checks.that('it is settled by its completion', settled.position >= (done.position ?? ''), settled);
    const lifted = await recorded(scene, gateOf(compound), 'BlockLifted');
    checks.matches('the gate', await asOf(scene, gateOf(compound), lifted), {
      status: 'open',
      lifted: [removal.removalId],
    });
    steps.note(`街镇督查结束 supervision ended ${supervised} → 督导 follow-up → 办结 settled ${followedUp}`);
  });

  await steps.step({ zh: '不满十四天不得申报', en: 'Thirteen days after the case are not enough' }, async () => {
    const still = await as('auditor').get<{ readonly status: string; readonly removals: readonly object[] }>(title);
    if (still.status === 'removed' && still.removals.length === 1) {
      const refused = await as('community').send({
        key: run.key('apply too early'),
        path: '/api/assessments/v1/applications',
        body: {
          programmeId: compound.programme.id,
          subjectId: compound.id,
          filedBy: 'self',
          ...late(calendar.tooEarly, DONE_ON_PAPER),
        },
      });
      checks.matches('13 days after the case', refused, {
        status: 409,
        body: { code: 'APPLICATION.CONDITIONS_NOT_MET' },
      });
    }
    steps.note(`病例 case ${calendar.case}　${calendar.tooEarly} 申报被拒 refused`);
  });

  await namedFrom(scene, compound, { nth: 2, first: calendar.second, serial: 15 });
  const wrong = await removed(scene, compound, title, { nth: 2, on: calendar.wrongCase });

  await steps.step(
    { zh: '误报撤回，两人撤销摘牌', en: 'The report is withdrawn, two people annul the removal' },
    async () => {
      await health.write(
        {
          key: run.key('withdraw case 2'),
          path: `${wrong.incident}/withdrawal`,
          body: { reason: 'reportedInError' },
        },
        200,
      );
      await recorded(scene, title, 'AnnulmentCauseRecorded');
      const proposed = await as('county-leader').write(
        {
          key: run.key('propose annulment'),
          path: `${title}/annulments`,
          body: { why: 'withdrawnReport', reason: { code: 'reportedInError', text: '卫健系统核实为误报。' } },
        },
        200,
      );
      checks.matches('what one person proposed', await asOf(scene, title, proposed), {
        status: 'removed',
        valid: false,
      });
      const annulled = await as('county-leader-second').write(
        { key: run.key('sign annulment'), path: `${title}/annulments/signatures`, body: {} },
        200,
      );
      checks.matches('what two annulled', await asOf(scene, title, annulled), {
        status: 'conferred',
        valid: true,
        removals: [{ annulled: null }, { annulled: { why: 'withdrawnReport' } }],
      });
      const lifted = await recorded(scene, gateOf(compound), 'BlockLifted', 2);
      checks.matches('the gate', await asOf(scene, gateOf(compound), lifted), { status: 'open' });
      steps.note(`${who('county-leader').name} 提出 proposes，${who('county-leader-second').name} 签署 signs`);
    },
  );

  await steps.step({ zh: '当时与现在', en: 'As it was between, and as it is now' }, async () => {
    const { wrongCase } = calendar;
    const inForce = `${title}/in-force?effectiveOn=${wrongCase}`;
    checks.matches('between', await asOf(scene, title, wrong.at), { status: 'removed', valid: false });
    checks.matches('in force, as it was known between', await asOf(scene, inForce, wrong.at), {
      standing: 'removed',
      valid: false,
    });
    const now = await as('auditor').get(inForce);
    checks.matches('in force that day, as it is known now', now, { standing: 'conferred', valid: true });
    const first = await as('auditor').get(`${title}/in-force?effectiveOn=${calendar.followedUp}`);
    checks.matches('the removal that stands', first, { standing: 'removed', valid: false });
    steps.note(`${wrongCase}：当时 then 已摘牌 removed → 现在 now 视为从未摘牌 never removed`);
    steps.note(`${calendar.followedUp}：已摘牌 removed`);
  });
  return title.split('/').at(-1) ?? '';
}

const gateOf = ({ id, programme }: Compound): string => `/api/assessments/v1/subjects/${id}/gate/${programme.id}`;

/** Applied, reviewed up the chain, determined by two, shown, named by two, conferred, filed upward. */
async function namedFrom(
  scene: Scene,
  compound: Compound,
  { nth, first, serial }: { readonly nth: number; readonly first: number; readonly serial: number },
): Promise<string> {
  const { run, steps, checks, as, who } = scene;
  const again = nth === 1 ? { zh: '', en: '' } : { zh: '再次', en: ' again' };
  const filedOn = run.inDays(first);
  const [reviewedOn, assessedOn, determinedOn, noticedOn] = [2, 4, 6, 8].map((days) => run.inDays(first + days));
  const story = `${nth === 1 ? 'case-free' : 'case-free again'}`;
  const { programme, id: subjectId } = compound;

  const slate = await steps.step(
    { zh: `${again.zh}申报、初审、评估、认定`, en: `It applies${again.en}: reviewed, evaluated, determined by two` },
    async () => {
      const application = await apply(scene, {
        name: story,
        programmeId: programme.id,
        subjectId,
        by: 'community',
        filedOn,
      });
      await pass(scene, application, { name: story, level: 'town', by: 'town', on: reviewedOn ?? '' });
      const roundId = await roundOf(
        scene,
        programme.id,
        ({ roundCode, period }) => roundCode === 'evaluation' && period.from === filedOn,
      );
      const score = await assess<{ readonly met: readonly string[]; readonly requiredUnmet: readonly string[] }>(
        scene,
        {
          name: story,
          sheet: await sheetOf(scene, roundId, subjectId),
          by: 'county-office',
          assessors: ['assessor', 'assessor-second'],
          values: {
            onSite: { verdict: 'met', reason: { code: 'inPlace', text: '门岗、扫码、消杀均落实。' } },
            register: true,
            gridSize: 16,
          },
          evidence: [{ indicator: 'onSite', code: 'photos', on: run.inDays(first - 2) }],
          late: [assessedOn ?? '', BY_HAND],
        },
      );
      checks.equal('what is asked and not met', score.requiredUnmet, []);
      await conclude(scene, { name: story, roundId, by: 'county-office', late: [assessedOn ?? '', BY_HAND] });
      const { slateId, grade } = await determine(scene, application, {
        name: story,
        evaluate: 'evaluate',
        determine: 'determine',
        on: determinedOn ?? '',
      });
      checks.equal('the grade', grade, 'caseFree');
      const filed = await as('office').write(
        {
          key: run.key(`file ${story}`),
          path: `${application}/filing`,
          body: {
            level: 'file',
            receiptNumber: `市备-${run.suffix}-${nth}`,
            ...late(determinedOn ?? '', DONE_ON_PAPER),
          },
        },
        200,
      );
      checks.matches('the application', await asOf(scene, application, filed), {
        status: 'filedUpward',
        again: nth > 1,
        filedOn,
      });
      steps.note(`申报 applied ${filedOn}　初审 reviewed ${reviewedOn}　评估 evaluated ${assessedOn}`);
      steps.note(
        `认定 determined ${determinedOn}　${who('county-office').name}、${who('county-office-deputy').name}　市级备案 filed`,
      );
      return slateId;
    },
  );

  return steps.step(
    { zh: `${again.zh}公示、两人命名、授牌`, en: `Shown to the public, named by two people, conferred${again.en}` },
    async () => {
      const named = await name(scene, {
        name: story,
        programmeId: programme.id,
        candidates: [{ subjectId, slateId: slate, plaqueNumber: `无疫-${run.suffix}-${nth}`, nth }],
        noticedOn: noticedOn ?? '',
        serial,
      });
      steps.note(`公示 notice ${named.firstDay} 至 to ${named.lastDay}　命名并授牌 named ${named.namedOn}`);
      return checks.present('the title', named.titles[0]);
    },
  );
}

/** The agency tells of a case; the rule removes the title in the name of the authority that adopted it. */
async function removed(
  scene: Scene,
  compound: Compound,
  title: string,
  { nth, on }: { readonly nth: number; readonly on: string },
): Promise<{ readonly removalId: string; readonly incident: string; readonly at: Entry }> {
  const { run, steps, checks, health, who } = scene;
  return steps.step({ zh: '报来确诊病例，当即摘牌', en: 'A case is reported: removed at once, by rule' }, async () => {
    const { id: incidentId } = await health.write(
      {
        key: run.key(`report case ${nth}`),
        path: '/api/assessments/v1/incidents',
        body: {
          subjectId: compound.id,
          kind: 'confirmedCase',
          occurredAt: `${on}T08:00:00+08:00`,
          reference: `JK-${run.id}-${nth}`,
          ...late(on, LINE_DOWN),
        },
      },
      201,
    );
    const at = await recorded(scene, title, 'TitleRemoved', nth);
    checks.matches('who removed it', at, { actor: { kind: 'rule', id: compound.programme.id }, effectiveOn: on });
    const { status, valid, removals } = await asOf<{
      readonly status: string;
      readonly valid: boolean;
      readonly removals: readonly Removal[];
    }>(scene, title, at);
    checks.matches('the title', { status, valid }, { status: 'removed', valid: false });
    const removal = checks.present('the removal', removals[nth - 1]);
    checks.matches('the removal', removal, {
      removed: {
        mode: 'byRule',
        clause: '第七条第一项',
        authority: { name: who('office').units[0]?.name },
        by: [],
        effectiveOn: on,
        grounds: [{ factId: incidentId, fact: { kind: 'incident', code: 'confirmedCase' }, occurredOn: on }],
      },
    });
    const blocked = await recorded(scene, gateOf(compound), 'ApplicationsBlocked', nth);
    checks.matches('the gate', await asOf(scene, gateOf(compound), blocked), { status: 'blocked' });
    steps.note(`病例 case ${on}　生效 effective ${on}　第七条第一项　申报关闭 no applications until it is settled`);
    return { removalId: removal.removed.removalId, incident: `/api/assessments/v1/incidents/${incidentId}`, at };
  });
}

/**
 * One problem is found, ordered, put right by the residents' committee, checked and closed.
 *
 * What the committee did in time is recorded by the office: the time it had is over.
 */
async function putRight(scene: Scene, followUp: string, on: string): Promise<void> {
  const { run, as, checks, who } = scene;
  const committee = checks.present('the committee', who('community').units[0]).id;
  const { id } = await as('county-office').write(
    {
      key: run.key('order rectification'),
      path: `${followUp}/rectifications`,
      body: {
        serious: false,
        what: '夜间门岗无人值守。',
        foundOn: on,
        unitId: committee,
        ...late(on, DONE_ON_PAPER),
      },
    },
    202,
  );
  const done = {
    unitId: committee,
    lateEntry: {
      effectiveOn: on,
      reason: { code: 'enteredLate', text: DONE_ON_PAPER },
      byPersonId: who('community').id,
    },
  };
  const rectification = `/api/plans/v1/rectifications/${id}`;
  await recorded(scene, rectification, 'RectificationOrdered');
  const bytes = photograph(`${run.id} rectified`, [90, 160, 120]);
  const { id: fileId } = await as('county-office').write(
    {
      key: run.key('store rectification'),
      path: '/api/plans/v1/files',
      file: { name: '门岗排班.png', mediaType: 'image/png', bytes },
    },
    201,
  );
  await as('county-office').write(
    {
      key: run.key('sign for rectification'),
      path: `${rectification}/sign-for`,
      body: done,
    },
    200,
  );
  await as('county-office').write(
    {
      key: run.key('submit rectification'),
      path: `${rectification}/submissions`,
      body: { evidence: [{ fileId, note: '夜班排班表' }], statement: '已安排夜班值守。', ...done },
    },
    200,
  );
  await as('county-office-deputy').write(
    {
      key: run.key('check rectification'),
      path: `${rectification}/checks`,
      body: {
        submission: 1,
        result: 'approve',
        reviewed: [createHash('sha256').update(bytes).digest('hex')],
        ...late(on, DONE_ON_PAPER),
      },
    },
    200,
  );
  const closed = await as('county-office-deputy').write(
    { key: run.key('close rectification'), path: `${rectification}/closure`, body: late(on, DONE_ON_PAPER) },
    200,
  );
  checks.matches('the rectification', await asOf(scene, rectification, closed), { status: 'closed' });
}
