import { succeeded } from './caller.js';
import { documentNumber, draftPlan, inDays, issuedCampaign, me, why } from './campaign.js';
import type { Canaries } from './canaries.js';
import { CountyLife } from './county-life.js';
import {
  sowApplications,
  sowCorrections,
  sowFacts,
  sowOtherRounds,
  sowRounds,
  type SownRound,
} from './sow-assessments.js';
import { sowApproval, sowHonours, sowNamings, sowTitles } from './sow-awards.js';
import { sowEscalations, sowFiling, sowFollowUp, sowRectifications, sowReopening, sowReport } from './sow-problems.js';
import type { ServerUnderTest } from './standalone-under-test.js';

interface Lived {
  readonly life: CountyLife;
  readonly round: SownRound;
  readonly removals: readonly string[];
}

/** People, a plan, a task and a county's assessments and titles, with a canary wherever a personal value is taken. */
export async function liveThroughCounty(server: ServerUnderTest, canaries: Canaries): Promise<void> {
  await lived(server, canaries);
}

/** The same, and on until there is a record of every kind; answers the addresses at which the records are read. */
export async function liveThroughEveryRecord(server: ServerUnderTest, canaries: Canaries): Promise<readonly string[]> {
  const { life, round, removals } = await lived(server, canaries);
  await sowOtherRounds(life, await life.team());
  await sowHonours(life, round);
  await sowCorrections(life, round);
  await sowRectifications(life);
  for (const removalId of removals) await sowFollowUp(life, removalId);
  await sowEscalations(life);
  await sowFiling(life);
  await sowReport(life);
  return life.readable;
}

async function lived(server: ServerUnderTest, canaries: Canaries): Promise<Lived> {
  await people(server, canaries);
  await plans(server, canaries);
  const { taskId } = await issuedCampaign(server);
  await sowReopening(server, canaries, taskId);
  const life = await CountyLife.begin(server, canaries, []);
  const round = await sowRounds(life);
  await sowFacts(life);
  const applicationId = await sowApplications(life);
  await sowApproval(life, applicationId);
  await sowNamings(life, round);
  const removals = await sowTitles(life);
  return { life, round, removals };
}

async function people(server: ServerUnderTest, canaries: Canaries): Promise<void> {
  const office = server.as('office');
  const { id } = succeeded(await canaries.send(office, 'POST /api/directory/v1/people', {}, { name: 'x', phone: 'x' }));
  succeeded(await canaries.send(office, 'POST /api/directory/v1/people/{id}/change-name', { id }, { name: 'x' }));
  await canaries.send(server.as('auditor'), 'POST /api/directory/v1/people', {}, { name: 'x', phone: 'x' });
  const lost = canaries.make('address', '/name');
  await office.get(`/api/directory/v1/people?name=${encodeURIComponent(lost.text)}`);
  await office.get(`/api/directory/v1/people/${lost.token}`);
}

async function plans(server: ServerUnderTest, canaries: Canaries): Promise<void> {
  const office = server.as('office');
  const { rootDivision, units } = await me(office);
  const authorityUnitId = units[0]?.id ?? '';
  const lead = (await me(server.as('unit-liaison'))).units[0]?.id ?? '';
  const { programmeId } = await draftPlan(server);
  const head = { name: 'x' };
  const { id } = succeeded(
    await canaries.send(
      office,
      'POST /api/plans/v1/plans',
      {},
      {
        programmeId,
        header: {
          title: '云溪市整洁楼院创建工作方案',
          authorityUnitId,
          divisionId: rootDivision.id,
          period: { from: inDays(-10), to: inDays(200) },
        },
        groups: [{ kind: 'leading', name: '领导小组', heads: [head], deputies: [head], members: [head] }],
        items: [
          {
            heading: '清理楼道堆物',
            units: [{ role: 'lead', unitId: lead }],
            persons: [{ name: 'x', role: 'handler' }],
            due: { kind: 'stated', on: inDays(30) },
          },
        ],
      },
    ),
  );
  const order = { number: documentNumber(), issuedOn: inDays(-2), lateEntry: { effectiveOn: inDays(-2), reason: why } };
  succeeded(await canaries.send(office, 'POST /api/plans/v1/plans/{id}/issue', { id }, order));
}
