import type { Scene } from '../scene.js';
import { apply, determine, pass } from './applying.js';
import { assess, conclude, roundOf, sheetOf } from './assessing.js';
import { name } from './naming.js';
import { adopt, documentNumber } from './programme.js';
import { asOf, late, listed } from './recorded.js';

const ASPECTS = [
  'organisation',
  'selfRule',
  'services',
  'order',
  'environment',
  'culture',
  'families',
  'neighbours',
  'law',
  'support',
] as const;

const BY_HAND = '年度考核按纸质评分表进行，会后补录。';

interface Score {
  readonly stars: number | null;
  readonly starred: readonly string[];
  readonly total: unknown;
}

const scores = (below: readonly string[]): object =>
  Object.fromEntries(ASPECTS.map((aspect) => [aspect, below.includes(aspect) ? '8.99' : '9.00']));

/** 十星级: ten aspects, a star for each of 9 points or more; ten stars and seven are named. */
export async function tellStars(scene: Scene): Promise<void> {
  const { run, steps, checks, as, who } = scene;
  const programme = await steps.step(
    { zh: '十星级和谐社区', en: 'Ten stars: the programme and its plan' },
    async () => {
      const adopted = await adopt(scene, {
        slug: 'star-community',
        by: 'county-office',
        planBy: 'county-office',
        signedBy: 'county-leader',
        title: '清河县十星级和谐社区创建方案',
        period: { from: run.inDays(-90), to: run.inDays(200) },
        serial: 1,
        duty: '组织社区自荐、街镇初审和年度考核',
      });
      const rating = await roundOf(scene, adopted.id, ({ roundCode }) => roundCode === 'selfRating');
      steps.note(`${adopted.names.zh} ${adopted.names.en}　${documentNumber(scene, 1)}`);
      steps.note(`社区自评的轮次自行开启 the round of self-rating opened by itself: ${rating}`);
      return adopted;
    },
  );

  const [filedOn, scoredOn, determinedOn] = [run.inDays(-60), run.inDays(-50), run.inDays(-45)];
  const communities = [
    { account: 'community', town: 'town', place: '柳荫社区', below: [] as readonly string[] },
    {
      account: 'community-second',
      town: 'town-second',
      place: '桥头社区',
      below: ['families', 'neighbours', 'support'] as readonly string[],
    },
  ] as const;

  const applied = await steps.step({ zh: '自荐和初审', en: 'Two communities apply, their towns review' }, async () => {
    const all = [];
    for (const { account, town, place, below } of communities) {
      const division = checks.present('the community', who(account).posts[0]).division;
      checks.equal('the community', division.name, place);
      const subject = await listed<{ readonly id: string; readonly kind: string }>(
        scene,
        `/api/directory/v1/subjects?divisionId=${division.id}&limit=200`,
        ({ kind }) => kind === 'division',
      );
      const application = await apply(scene, {
        name: `stars of ${place}`,
        programmeId: programme.id,
        subjectId: subject.id,
        by: account,
        filedOn,
      });
      await pass(scene, application, { name: `stars of ${place}`, level: 'town', by: town, on: filedOn });
      all.push({ application, subjectId: subject.id, place, below });
      steps.note(`${place}　${who(account).name} 自荐 applies → ${who(town).name} 初审 reviews　${filedOn}`);
    }
    return all;
  });

  const roundId = await steps.step({ zh: '十个方面打分', en: 'Ten aspects are scored' }, async () => {
    const annual = await roundOf(scene, programme.id, ({ roundCode }) => roundCode === 'annual');
    for (const { subjectId, place, below } of applied) {
      const score = await assess<Score>(scene, {
        name: `stars of ${place}`,
        sheet: await sheetOf(scene, annual, subjectId),
        by: 'county-office',
        assessors: ['assessor'],
        values: scores(below),
        late: [scoredOn, BY_HAND],
      });
      checks.matches(`the stars of ${place}`, score, {
        stars: ASPECTS.length - below.length,
        starred: ASPECTS.filter((aspect) => !below.includes(aspect)),
      });
      const missed =
        below.length === 0 ? '' : `；8.99 分的 ${below.length} 个方面没有 none for ${below.length} at 8.99`;
      steps.note(`${place}　9.00 分得一星 a star each: ${score.stars}${missed}`);
    }
    await conclude(scene, {
      name: 'the annual round',
      roundId: annual,
      by: 'county-office',
      late: [determinedOn, BY_HAND],
    });
    return annual;
  });

  const slates = await steps.step({ zh: '认定', en: 'Graded, and determined by two' }, async () => {
    const all = [];
    for (const { application, subjectId, place, below } of applied) {
      const { slateId, grade } = await determine(scene, application, {
        name: `stars of ${place}`,
        evaluate: 'county',
        determine: 'decide',
        on: determinedOn,
      });
      checks.equal(`the grade of ${place}`, grade, below.length === 0 ? 'tenStars' : 'qualified');
      steps.note(`${place}　${grade === 'tenStars' ? '十星级 ten stars' : '达标 qualified'}　${determinedOn}`);
      all.push({ slateId, subjectId, place });
    }
    return all;
  });

  await steps.step({ zh: '公示、命名、授牌', en: 'Shown to the public, named by two, conferred' }, async () => {
    const named = await name(scene, {
      name: 'stars',
      programmeId: programme.id,
      candidates: slates.map(({ slateId, subjectId }, index) => ({
        slateId,
        subjectId,
        plaqueNumber: `星-${run.suffix}-${index + 1}`,
        nth: 1,
      })),
      noticedOn: run.inDays(-40),
      serial: 2,
    });
    steps.note(`公示 notice ${named.firstDay} 至 to ${named.lastDay}　命名 named ${named.namedOn}`);
    steps.note(`签署 signed by ${who('county-leader').name}、${who('county-leader-second').name}`);
  });

  await steps.step({ zh: '表彰十星级', en: 'The ten-star community is commended' }, async () => {
    const [tenStars, qualified] = slates;
    const resultOf = async (subjectId: string | undefined): Promise<string> =>
      (
        await listed<{ readonly id: string; readonly subject: { readonly id: string } }>(
          scene,
          `/api/assessments/v1/rounds/${roundId}/ranking?limit=200`,
          ({ subject }) => subject.id === subjectId,
        )
      ).id;
    const { id } = await as('county-office').write(
      {
        key: run.key('propose commendation'),
        path: '/api/awards/v1/commendations',
        body: {
          ...{ resultId: await resultOf(tenStars?.subjectId), code: 'county', to: { kind: 'subject' } },
          ...late(run.inDays(-12), BY_HAND),
        },
      },
      201,
    );
    const other = await as('county-office').send({
      key: run.key('propose commendation of the other'),
      path: '/api/awards/v1/commendations',
      body: { resultId: await resultOf(qualified?.subjectId), code: 'county', to: { kind: 'subject' } },
    });
    checks.matches('one that did not earn it', other, { status: 409 });
    const decided = await as('county-leader').write(
      {
        key: run.key('decide commendation'),
        path: `/api/awards/v1/commendations/${id}/decision`,
        body: { documentNumber: documentNumber(scene, 3), ...late(run.inDays(-10), BY_HAND) },
      },
      200,
    );
    checks.matches('the commendation', await asOf(scene, `/api/awards/v1/commendations/${id}`, decided), {
      status: 'decided',
      grade: 'tenStars',
    });
    steps.note(`${tenStars?.place}　县级表彰 county commendation　${who('county-leader').name}`);
  });
}
