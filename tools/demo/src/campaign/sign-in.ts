import type { Checks } from '../checks.js';
import type { Deployment, Person } from '../deployment.js';
import type { Steps } from '../printer.js';
import type { DemoRun } from '../run-id.js';
import { ACCOUNTS, type Account, type Me, type Page, type Scene } from '../scene.js';

const SAMPLE_CITY = '云溪市';
const HEALTH_SYSTEM = '清河县卫生健康局疫情报送系统';

interface Service {
  readonly accounts: readonly { readonly subject: string }[];
}

/** Everybody who acts signs in, one after the other, and says who he or she is. */
export async function signIn(run: DemoRun, deployment: Deployment, checks: Checks, steps: Steps): Promise<Scene> {
  const people = new Map<Account, { readonly person: Person; readonly me: Me }>();
  await steps.step({ zh: '登录', en: 'Everybody signs in' }, async () => {
    for (const account of ACCOUNTS) {
      const person = deployment.person(account);
      const me = await person.get<Me>('/api/directory/v1/me');
      people.set(account, { person, me });
      const [post] = me.posts;
      checks.that(`${account} has a post in a unit`, post !== undefined, me);
      steps.note(`${account.padEnd(20)} ${me.name}　${post?.unit.name} ${post?.title}`);
    }
    const tenants = new Set([...people.values()].map(({ me }) => me.tenant.id));
    checks.equal('all of one district', tenants.size, 1);
    checks.equal('the district', people.get('office')?.me.rootDivision.name, SAMPLE_CITY);
  });
  const health = await steps.step(
    { zh: '部门系统登录', en: 'The system of an agency signs in as itself' },
    async () => {
      const { items } = await deployment
        .person('system')
        .get<Page<Service>>(`/api/directory/v1/services?name=${encodeURIComponent(HEALTH_SYSTEM)}`);
      const account = checks.present('the account of the system', items[0]?.accounts[0]);
      const person = deployment.system('health-agency', account.subject);
      const me = await person.get<Me & { readonly kind: string }>('/api/directory/v1/me');
      checks.matches('the system', me, { kind: 'service', name: HEALTH_SYSTEM });
      steps.note(`${me.name}　${me.units[0]?.name}`);
      return person;
    },
  );
  const found = (account: Account) => {
    const entry = people.get(account);
    if (entry === undefined) throw new Error(`${account} has not signed in`);
    return entry;
  };
  return {
    run,
    deployment,
    checks,
    steps,
    as: (account) => found(account).person,
    who: (account) => found(account).me,
    health,
  };
}
