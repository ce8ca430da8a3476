import { Deployment, runDemo, type AcknowledgedWrite, type Person, type WriteAnswer } from '@gongjian/demo';
import { cleanUp, isAlive, StandaloneUnderTest } from '@gongjian/system-e2e';
import { setTimeout as pause } from 'node:timers/promises';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { loggedOf } from './server-log.js';
import {
  databaseBelow,
  postgresLog,
  readSystemLog,
  shortened,
  typesOf,
  verifySystemLog,
  type LoggedEvent,
} from './system-log.js';

const WORKERS = 8;
const GIVE_UP_MS = 120_000;
const WHY = { code: 'other', text: '压力测试' };

/** PostgreSQL dies under the running server again and again while people work. */
export const systemKillPostgres: Campaign = {
  name: 'system-kill-postgres',
  describe:
    'PostgreSQL killed under HTTP load: the server goes on, nothing acknowledged is lost or doubled, reads recover',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const kills = size === 'small' ? 2 : 50;
    const server = await StandaloneUnderTest.start({ logLevel: 'error' });
    try {
      const { pid } = server;
      const acknowledged: AcknowledgedWrite[] = [];
      const onAcknowledged = (write: AcknowledgedWrite): void => void acknowledged.push(write);
      const { planId } = await runDemo({ url: server.address, print: () => undefined, onAcknowledged });
      const deployment = new Deployment({ url: server.address, patience: GIVE_UP_MS, onAcknowledged });
      const office = new Office(deployment, planId);
      await office.open();
      const working = Promise.all(Array.from({ length: WORKERS }, () => office.work(random.fork())));
      let slowest = 0;
      for (let kill = 1; kill <= kills && office.problems.length === 0; kill += 1) {
        await grown(acknowledged, random.between(1, 60), office);
        const postgres = server.postgresPid();
        if (postgres === null) throw new Error('no PostgreSQL runs');
        process.kill(postgres, 'SIGKILL');
        const killedAt = performance.now();
        await restarted(server, pid, postgres);
        await grown(acknowledged, WORKERS + 1, office);
        slowest = Math.max(slowest, performance.now() - killedAt);
        if (kill % 10 === 0) report(`${kill} of ${kills} kills, ${acknowledged.length} writes acknowledged`);
      }
      office.stopping = true;
      await working;
      const problems = [...office.problems];
      if (server.pid !== pid) problems.push('the server itself died');
      problems.push(...(await office.missingFromLists()));
      const log = await readSystemLog(postgresLog(() => databaseBelow(server.folder)));
      problems.push(...verifySystemLog(log, acknowledged), ...office.incomplete(log));
      if ((await server.stop()) !== 0) problems.push(`it did not stop cleanly:\n${server.stderr.slice(-2_000)}`);
      return {
        problems: [...shortened(problems), ...loggedOf(server, problems)],
        facts: {
          kills,
          acknowledged: acknowledged.length,
          tasks: office.stories.size,
          reads: office.reads,
          sentAgain: deployment.interruptions,
          slowestRecoveryMs: Math.round(slowest),
          events: log.length,
        },
      };
    } finally {
      await cleanUp();
    }
  },
};

interface TaskRead {
  readonly revision: string;
  readonly status: string;
}

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly next: string | null;
}

/** People who assign tasks, sign for them, file evidence and review it; each write is read back. */
class Office {
  /** Event types each task has when its story ended. */
  readonly stories = new Map<string, readonly string[]>();
  readonly problems: string[] = [];
  reads = 0;
  stopping = false;
  private readonly people: Readonly<Record<'office' | 'liaison' | 'handler' | 'head', Person>>;
  private unitId = '';

  constructor(
    deployment: Deployment,
    private readonly planId: string,
  ) {
    this.people = {
      office: deployment.person('office'),
      liaison: deployment.person('unit-liaison'),
      handler: deployment.person('handler'),
      head: deployment.person('unit-head'),
    };
  }

  async open(): Promise<void> {
    for (const person of Object.values(this.people)) await person.signIn();
    const me = await this.people.liaison.get<{ readonly units: readonly { readonly id: string }[] }>(
      '/api/directory/v1/me',
    );
    this.unitId = me.units[0]?.id ?? '';
  }

  async work(random: Random): Promise<void> {
    while (!this.stopping && this.problems.length === 0) {
      try {
        await this.task(random);
      } catch (error) {
        this.problems.push(error instanceof Error ? error.message : String(error));
      }
    }
  }

  /** Tasks that no page of the plan's list shows. */
  async missingFromLists(): Promise<readonly string[]> {
    const listed = new Set<string>();
    for (let cursor = ''; ;) {
      const page: Page = await this.people.office.get<Page>(
        `/api/plans/v1/tasks?planId=${this.planId}&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      for (const { id } of page.items) {
        if (listed.has(id)) return [`task ${id} is listed twice`];
        listed.add(id);
      }
      if (page.next === null) break;
      cursor = page.next;
    }
    return [...this.stories.keys()].filter((id) => !listed.has(id)).map((id) => `task ${id} is not listed`);
  }

  incomplete(log: readonly LoggedEvent[]): readonly string[] {
    return [...this.stories].flatMap(([id, story]) => {
      const types = typesOf(log, `task-${id}`);
      return JSON.stringify(types) === JSON.stringify(story) ? [] : [`task ${id} has ${types.join(', ')}`];
    });
  }

  /** One task, as far as chance takes it. */
  private async task(random: Random): Promise<void> {
    const { office, liaison, handler, head } = this.people;
    const story = ['TaskAssigned'];
    const assigned = await office.write(
      {
        key: random.uuid(),
        path: '/api/plans/v1/tasks',
        body: {
          planId: this.planId,
          heading: `清理第 ${random.between(1, 9_999)} 号楼道`,
          units: [{ role: 'responsible', unitId: this.unitId }],
          dueOn: '2099-12-31',
          source: { kind: 'meeting', reference: '例会' },
        },
      },
      201,
    );
    const { id } = assigned;
    const path = `/api/plans/v1/tasks/${id}`;
    await this.readBack(office, id, assigned, 'assigned');
    if (random.chance(0.8)) {
      story.push('TaskSignedFor');
      const signed = await liaison.write({ key: random.uuid(), path: `${path}/sign-for`, body: {} }, 200);
      await this.readBack(liaison, id, signed, 'signedFor');
      if (random.chance(0.7)) {
        story.push('EvidenceSubmitted');
        const bytes = Buffer.from(`台账 ${random.uuid()}\n`.repeat(random.between(1, 50)), 'utf8');
        const file = await handler.write<WriteAnswer & { readonly sha256: string }>(
          {
            key: random.uuid(),
            path: '/api/plans/v1/files',
            file: { name: '台账.txt', mediaType: 'text/plain', bytes },
          },
          201,
        );
        const submitted = await handler.write(
          { key: random.uuid(), path: `${path}/submissions`, body: { evidence: [{ fileId: file.id }] } },
          200,
        );
        await this.readBack(handler, id, submitted, 'submitted');
        story.push('EvidenceReviewed');
        const back = random.chance(0.3);
        const reviewed = await head.write(
          {
            key: random.uuid(),
            path: `${path}/reviews`,
            body: {
              submission: 1,
              level: 1,
              reviewed: [file.sha256],
              ...(back ? { result: 'return', reason: WHY, newDueOn: '2099-06-30' } : { result: 'approve' }),
            },
          },
          200,
        );
        await this.readBack(head, id, reviewed, back ? 'returned' : 'submitted');
      }
    }
    this.stories.set(id, story);
  }

  /** People see what they just did. */
  private async readBack(person: Person, id: string, write: WriteAnswer, status: string): Promise<void> {
    const task = await person.get<TaskRead>(`/api/plans/v1/tasks/${id}`, write.position);
    this.reads += 1;
    if (task.revision !== write.revision || task.status !== status) {
      this.problems.push(`task ${id}: reads ${task.status} ${task.revision} after ${status} ${write.revision}`);
    }
  }
}

async function grown(acknowledged: readonly AcknowledgedWrite[], more: number, office: Office): Promise<void> {
  const wanted = acknowledged.length + more;
  const until = performance.now() + GIVE_UP_MS;
  while (acknowledged.length < wanted && office.problems.length === 0) {
    if (performance.now() > until) throw new Error('nothing was acknowledged for two minutes');
    await pause(5);
  }
}

/** Waits until the server has started another PostgreSQL. */
async function restarted(server: StandaloneUnderTest, pid: number, before: number): Promise<void> {
  const until = performance.now() + GIVE_UP_MS;
  for (;;) {
    const now = server.postgresPid();
    if (now !== null && now !== before) return;
    if (!isAlive(pid)) throw new Error(`the server died:\n${server.stderr.slice(-4_000)}`);
    if (performance.now() > until) throw new Error(`no PostgreSQL in two minutes:\n${server.said().slice(-4_000)}`);
    await pause(10);
  }
}
