import { loadSampleDistrict, sampleAccounts, sampleImporter, sampleServices } from '@gongjian/directory-feature';
import type { PersonRole } from '@gongjian/directory-contracts';
import { Clock, type EventStore, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { DEMO_PASSWORD, IssuerAccounts } from '@gongjian/shared-issuer';
import type { BilingualText, EventMetadata } from '@gongjian/shared-kernel';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BUILT_IN_ISSUER } from '@gongjian/shared-service';

const HINTS: Readonly<Record<PersonRole, BilingualText>> = {
  office: {
    zh: '市创建办：编方案、印发、分派、审核',
    en: 'Creation office: drafts and issues plans, assigns, reviews',
  },
  unitHead: { zh: '责任单位负责人：签收、审签', en: 'Head of a responsible unit: signs for tasks, signs evidence' },
  unitLiaison: { zh: '责任单位联络员：签收、报送', en: 'Liaison of a unit: signs for tasks, submits evidence' },
  handler: { zh: '承办人：报送佐证材料', en: 'Handler: submits evidence' },
  town: { zh: '街道经办：初审辖区任务', en: 'Street office: first review in its area' },
  community: { zh: '社区工作者：签收、报送', en: 'Community worker: signs for tasks, submits evidence' },
  reviewer: { zh: '审核员：办公室审核', en: 'Reviewer: reviews for the office' },
  assessor: { zh: '考评员：按标准打分', en: 'Assessor: scores against the standard' },
  leader: { zh: '分管领导：签发、验收', en: 'Leader: signs plans, accepts results' },
  auditor: { zh: '审计人员：只读，看全部经过', en: 'Auditor: reads everything, changes nothing' },
  systemAdmin: { zh: '系统管理员', en: 'System administrator' },
  securityAdmin: {
    zh: '安全管理员：授权、清除个人信息',
    en: 'Security administrator: grants rights, erases personal data',
  },
  auditAdmin: { zh: '审计管理员', en: 'Audit administrator' },
};

/** Where the role alone would not tell two accounts apart. */
const HINTS_OF_ACCOUNTS: Readonly<Record<string, BilingualText>> = {
  'county-office': {
    zh: '县创建办：办理本县的方案、测评、命名',
    en: 'Office of the county: its plans, rounds and titles',
  },
  'county-office-deputy': {
    zh: '县创建办：两人办理时的第二人',
    en: 'Office of the county: the second where two decide',
  },
  'city-assessor': { zh: '市考评员：按标准打分', en: 'Assessor of the city: scores against the standard' },
  'county-reviewer': { zh: '县级审核员：评估申报', en: 'Reviewer of the county: evaluates applications' },
  'county-leader': { zh: '县分管领导：命名、摘牌签字', en: 'Leader of the county: signs namings and removals' },
  'county-leader-second': { zh: '县领导：两人签字的第二人', en: 'Leader of the county: the second of two signatures' },
  'leader-second': { zh: '市领导：两人签字的第二人', en: 'Leader of the city: the second of two signatures' },
  'town-head': { zh: '镇长：审签本镇报送的材料', en: 'Mayor of the town: signs what the town submits' },
  'town-second': { zh: '另一镇的经办：初审该镇的申报', en: 'Another town: first review in its area' },
  'community-second': { zh: '另一社区：自荐、报送', en: 'Another community: applies, submits evidence' },
  'community-head': { zh: '社区书记：审签本社区报送的材料', en: 'Head of the community: signs what it submits' },
};

/**
 * Loads the sample district into an empty log, and goes on where an interrupted load ended. A log that began otherwise
 * is left alone.
 */
export async function loadSample(app: INestApplicationContext, store: EventStore): Promise<void> {
  const [first] = await store.readAll({ limit: 1 });
  if (first !== undefined && actorOf(first) !== sampleImporter()) return;
  const subjects = await ensureAccounts(app.get(IssuerAccounts, { strict: false }));
  await loadSampleDistrict({
    commands: app.get(CommandBus, { strict: false }),
    clock: app.get(Clock, { strict: false }),
    accountOf: async (username) => {
      const subject = subjects.get(username);
      return subject === undefined ? null : { issuer: BUILT_IN_ISSUER, subject };
    },
  });
}

/** One after the other in the order of a campaign, which is the order the sign-in page lists them in. */
async function ensureAccounts(accounts: IssuerAccounts): Promise<ReadonlyMap<string, string>> {
  const order = Object.keys(HINTS);
  const wanted = sampleAccounts().map(({ username, roles: [role = 'handler'] }) => ({ username, role }));
  wanted.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const subjects = new Map<string, string>();
  for (const { username, role } of wanted) {
    const { subject } =
      (await accounts.findByUsername(username)) ??
      (await accounts.create({
        username,
        password: DEMO_PASSWORD,
        demoHint: HINTS_OF_ACCOUNTS[username] ?? HINTS[role],
      }));
    subjects.set(username, subject);
  }
  for (const { account, clientId, name } of sampleServices()) {
    await accounts.createService({ clientId, name, clientSecret: DEMO_PASSWORD });
    subjects.set(account, clientId);
  }
  return subjects;
}

function actorOf(event: RecordedEvent): string {
  return (JSON.parse(event.metadata) as EventMetadata).actor.id;
}
