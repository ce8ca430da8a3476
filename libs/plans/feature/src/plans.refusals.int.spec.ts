import {
  type Answer,
  county,
  type DistrictClient,
  togetherAt,
  inDays,
  type RunningDistrict,
  today,
  units,
  type Who,
  why,
} from '@gongjian/shared-records/testing';
import { runPlans } from './testing/running-plans.js';
import { unitCatalogue } from '@gongjian/directory-domain';
import { until } from '@gongjian/shared-projections/testing';
import { randomUUID } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  definition,
  draftedPlan,
  header,
  idOf,
  issuedPlan,
  item,
  nextNumber,
  picture,
  publishedProgramme,
  storedFile,
  submittedTask,
} from './testing/campaign-steps.js';

describe('what is refused', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  const refusal = ({ status, body }: Answer): readonly [number, unknown] => [status, body['code']];

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterAll(() => plans.stop());

  /** Of what people recorded: what is told of it to others follows by itself. */
  async function eventsInLog(): Promise<string | null> {
    const categories = ['programme', 'plan', 'task', 'file', 'reservation'];
    const [last] = await plans.store.readAll({ direction: 'backwards', limit: 1, filter: { categories } });
    return last?.position ?? null;
  }

  describe('malformed requests', () => {
    const bodies: readonly (readonly [string, unknown])[] = [
      ['no title', { ...header, title: undefined }],
      ['a blank title', { ...header, title: '  ' }],
      ['a title of the wrong type', { ...header, title: 3 }],
      ['a NUL', { ...header, title: 'a\u0000b' }],
      ['a lone surrogate', { ...header, title: 'a\ud800b' }],
      ['an unknown field', { ...header, colour: 'red' }],
      ['an id that is none', { ...header, divisionId: 'x' }],
      ['a date that does not exist', { ...header, period: { from: '2026-02-30', to: '2026-12-31' } }],
      ['a very long title', { ...header, title: '长'.repeat(201) }],
    ];

    it('of a draft answer 422 with the place and write nothing', async () => {
      const office = as('office');
      const programmeId = await publishedProgramme(office);
      const before = await eventsInLog();
      for (const [what, wrong] of bodies) {
        const answer = await office.post('/plans', { programmeId, header: wrong });
        expect([what, ...refusal(answer)]).toEqual([what, 422, 'REQUEST.INVALID']);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      }
      expect(await eventsInLog()).toBe(before);
    });

    it('of a definition name the place: numbers that are none, values that look sealed, 1 MiB', async () => {
      const office = as('office');
      const draft = (value: unknown) =>
        office.post('/programmes', { authorityUnitId: units.office, definition: value });
      const before = await eventsInLog();
      expect(refusal(await draft({ ...definition, bar: 0.95 }))).toEqual([422, 'PROGRAMME.DEFINITION_NOT_STORABLE']);
      expect(refusal(await draft({ note: { $sealed: { alg: 'x' } } }))).toEqual([
        422,
        'PROGRAMME.DEFINITION_NOT_STORABLE',
      ]);
      expect(refusal(await draft({ note: '创'.repeat(70_000) }))).toEqual([422, 'PROGRAMME.DEFINITION_NOT_STORABLE']);
      expect(refusal(await draft({ note: 'x'.repeat(1_048_576) }))).toEqual([413, 'REQUEST.TOO_LARGE']);
      expect(refusal(await draft([]))).toEqual([422, 'REQUEST.INVALID']);
      expect(await eventsInLog()).toBe(before);
    });

    it('of a list answer 422', async () => {
      const office = as('office');
      for (const query of ['status=lost', 'dueTo=2026-13-01', 'limit=0', 'limit=1000', 'colour=red', 'overdue=1']) {
        expect([query, ...refusal(await office.get(`/tasks?${query}`))]).toEqual([query, 422, 'REQUEST.INVALID']);
      }
      const { taskId } = await issuedPlan(plans);
      for (const moment of ['yesterday', `${randomUUID()}:1:5`]) {
        expect((await office.get(`/tasks/${taskId}?asOf=${encodeURIComponent(moment)}`)).status).toBe(422);
      }
    });
  });

  describe('references', () => {
    it('to units, people, divisions and programmes nobody knows answer 422', async () => {
      const office = as('office');
      const programmeId = await publishedProgramme(office);
      const draft = (change: object) => office.post('/plans', { programmeId, header, ...change });
      const withUnit = (unitId: string) => ({ items: [{ ...item, units: [{ role: 'lead', unitId }] }] });
      expect(refusal(await draft(withUnit(randomUUID())))).toEqual([422, 'UNIT.UNKNOWN']);
      expect(refusal(await draft(withUnit(units.otherTenant)))).toEqual([422, 'UNIT.UNKNOWN']);
      expect(
        refusal(await draft({ items: [{ ...item, persons: [{ role: 'direct', personId: randomUUID() }] }] })),
      ).toEqual([422, 'PERSON.UNKNOWN']);
      expect(refusal(await draft({ programmeId: randomUUID() }))).toEqual([422, 'PROGRAMME.VERSION_UNKNOWN']);
      expect(refusal(await draft({ programmeVersion: 7 }))).toEqual([422, 'PROGRAMME.VERSION_UNKNOWN']);
      expect(refusal(await draft({ header: { ...header, divisionId: randomUUID() } }))).toEqual([403, 'ACCESS.DENIED']);
    });

    it('to files nobody stored, or another unit did, answer 422', async () => {
      const { taskId } = await issuedPlan(plans);
      const liaison = as('liaison');
      await liaison.post(`/tasks/${taskId}/sign-for`, {});
      const submit = (fileId: string) => liaison.post(`/tasks/${taskId}/submissions`, { evidence: [{ fileId }] });
      expect(refusal(await submit(randomUUID()))).toEqual([422, 'FILE.UNKNOWN']);
      expect(refusal(await submit((await storedFile(as('stranger'))).id))).toEqual([422, 'FILE.UNKNOWN']);
    });

    it('to another tenant’s records answer like what does not exist', async () => {
      const { planId, taskId, fileId } = await submittedTask(plans);
      const other = as('otherOffice');
      for (const path of [
        `/plans/${planId}`,
        `/plans/${planId}/history`,
        `/tasks/${taskId}`,
        `/tasks/${taskId}/history`,
        `/tasks/${taskId}?asOf=${encodeURIComponent(new Date().toISOString())}`,
        `/files/${fileId}`,
        `/files/${fileId}/content?taskId=${taskId}`,
      ]) {
        expect([path, ...refusal(await other.get(path))]).toEqual([path, 404, 'RESOURCE.NOT_FOUND']);
      }
      expect(refusal(await other.post(`/tasks/${taskId}/withdraw`, { reason: why }))).toEqual([
        404,
        'RESOURCE.NOT_FOUND',
      ]);
      expect(refusal(await other.post(`/plans/${planId}/close`, {}))).toEqual([404, 'RESOURCE.NOT_FOUND']);
      expect(refusal(await as('office').post(`/tasks/${randomUUID()}/withdraw`, { reason: why }))).toEqual([
        404,
        'RESOURCE.NOT_FOUND',
      ]);
    });
  });

  describe('impossible acts', () => {
    it('answer 409 with a code of their own and write nothing', async () => {
      const { planId, taskId } = await issuedPlan(plans);
      const [office, liaison] = [as('office'), as('liaison')];
      const { id: fileId } = await storedFile(liaison);
      const before = await eventsInLog();
      const evidence = { evidence: [{ fileId }] };
      const review = { submission: 1, level: 1, reviewed: ['0'.repeat(64)], result: 'approve' };
      const acts: readonly (readonly [Promise<Answer>, string])[] = [
        [liaison.post(`/tasks/${taskId}/submissions`, evidence), 'TASK.NOT_SIGNED_FOR'],
        [as('unitHead').post(`/tasks/${taskId}/reviews`, review), 'TASK.NOT_SUBMITTED'],
        [
          liaison.post(`/tasks/${taskId}/extension-requests`, { until: inDays(90), reason: why }),
          'TASK.NOT_SIGNED_FOR',
        ],
        [office.post(`/plans/${planId}/items`, item), 'PLAN.NOT_DRAFT'],
        [office.put(`/plans/${planId}/header`, header), 'PLAN.NOT_DRAFT'],
        [office.post(`/plans/${planId}/discard`, { reason: why }), 'PLAN.NOT_DRAFT'],
      ];
      for (const [act, code] of acts) expect(refusal(await act)).toEqual([409, code]);
      expect(await eventsInLog()).toBe(before);
      await office.post(`/tasks/${taskId}/withdraw`, { reason: why });
      expect(refusal(await liaison.post(`/tasks/${taskId}/sign-for`, {}))).toEqual([409, 'TASK.NOT_OPEN']);
    });

    it('of people without the right answer 403', async () => {
      const { planId, taskId } = await issuedPlan(plans);
      const acts: readonly (readonly [Who, string, unknown])[] = [
        ['liaison', `/plans/${planId}/close`, {}],
        ['liaison', `/tasks/${taskId}/withdraw`, { reason: why }],
        ['stranger', `/tasks/${taskId}/sign-for`, {}],
        ['auditor', `/tasks/${taskId}/sign-for`, {}],
        ['office', `/tasks/${taskId}/sign-for`, {}],
        ['handler', `/tasks/${taskId}/refuse`, { reason: why }],
        ['liaison', '/programmes', { authorityUnitId: units.office, definition }],
      ];
      for (const [who, path, body] of acts) {
        expect([who, path, (await as(who).post(path, body)).status]).toEqual([who, path, 403]);
      }
    });
  });

  describe('a repeated request', () => {
    it('with the same key and body is answered alike, and done once', async () => {
      const office = as('office');
      const programmeId = await publishedProgramme(office);
      const key = randomUUID();
      const first = await office.post('/plans', { programmeId, header, items: [item] }, { key });
      const again = await office.post('/plans', { programmeId, header, items: [item] }, { key });
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([
        201,
        first.body,
        first.headers.get('etag'),
      ]);
      const planId = idOf(first);
      const issue = { number: nextNumber(), issuedOn: today };
      const issueKey = randomUUID();
      const issued = await office.post(`/plans/${planId}/issue`, issue, { key: issueKey });
      await office.eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
      expect((await office.post(`/plans/${planId}/issue`, issue, { key: issueKey })).body).toEqual(issued.body);
      const tasks = await office.eventually(
        `/tasks?planId=${planId}`,
        ({ items }) => (items as readonly unknown[]).length > 0,
      );
      expect(tasks['items']).toHaveLength(1);
    });

    it('that created something is answered alike after the unit was closed and the plan too', async () => {
      const office = as('office');
      const unitId = randomUUID();
      await plans.recordDirectory(unitCatalogue, unitId, [
        {
          type: 'UnitRegistered',
          data: { name: '临时指挥部', kind: 'office', division: county, superior: null, effectiveOn: '2020-01-01' },
        },
      ]);
      const { planId } = await issuedPlan(plans);
      const programmeId = await publishedProgramme(office);
      const creates: readonly (readonly [string, unknown])[] = [
        ['/programmes', { authorityUnitId: unitId, definition }],
        [
          '/plans',
          {
            programmeId,
            header: { ...header, authorityUnitId: unitId },
            items: [{ ...item, units: [{ role: 'lead', unitId }] }],
          },
        ],
        [
          '/tasks',
          {
            planId,
            heading: '整改占道堆物',
            units: [{ role: 'lead', unitId }],
            dueOn: inDays(7),
            source: { kind: 'instruction' },
          },
        ],
      ];
      const keys = creates.map(() => randomUUID());
      const sendAll = (): Promise<readonly Answer[]> =>
        Promise.all(creates.map(([path, body], index) => office.post(path, body, { key: keys[index] ?? '' })));
      const first = await sendAll();
      expect(first.map(({ status }) => status)).toEqual([201, 201, 201]);
      await plans.recordDirectory(unitCatalogue, unitId, [
        { type: 'UnitClosed', data: { effectiveOn: '2026-01-01', reason: '任务完成', successor: null } },
      ]);
      expect((await office.post(`/plans/${planId}/close`, { openTasks: 'leave' })).status).toBe(200);
      expect((await sendAll()).map(({ status, body }) => [status, body])).toEqual(first.map(({ body }) => [201, body]));
      expect(refusal(await office.post('/programmes', creates[0]?.[1]))).toEqual([422, 'UNIT.CLOSED']);
      expect(refusal(await office.post('/tasks', creates[2]?.[1]))).toEqual([409, 'TASK.PLAN_NOT_ISSUED']);
    });

    it('with the same key and another body is refused', async () => {
      const office = as('office');
      const programmeId = await publishedProgramme(office);
      const key = randomUUID();
      await office.post('/plans', { programmeId, header }, { key });
      expect(
        refusal(await office.post('/plans', { programmeId, header: { ...header, title: '别的' } }, { key })),
      ).toEqual([422, 'COMMAND.REUSED']);
      const fileKey = randomUUID();
      const content = picture();
      const first = await as('liaison').upload('/files', 'a.png', content, { key: fileKey });
      const again = await as('liaison').upload('/files', 'a.png', content, { key: fileKey });
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(refusal(await as('liaison').upload('/files', 'a.png', picture(), { key: fileKey }))).toEqual([
        422,
        'COMMAND.REUSED',
      ]);
      expect(refusal(await office.post('/plans', {}, { key: 'x' }))).toEqual([422, 'REQUEST.INVALID_IDEMPOTENCY_KEY']);
    });

    it('for a file that was destroyed since is answered as the first time, and stores nothing', async () => {
      const liaison = as('liaison');
      const sent = { key: randomUUID() };
      const content = picture();
      const first = await liaison.upload('/files', '楼道.png', content, sent);
      const again = await liaison.upload('/files', '楼道.png', content, sent);
      await liaison.post(`/files/${idOf(first)}/destruction-requests`, { reason: why });
      expect((await as('office').post(`/files/${idOf(first)}/destruction`)).status).toBe(200);
      const stored = async (): Promise<readonly string[]> => readdir(plans.filesFolder, { recursive: true });
      await until(async () => !(await stored()).some((path) => path.endsWith(idOf(first))));
      const before = await stored();
      const { mtimeMs } = await stat(join(plans.filesFolder, 'unfinished'));
      const since = await liaison.upload('/files', '楼道.png', content, sent);
      expect([first.status, first.body]).toEqual([201, again.body]);
      expect([since.status, since.body]).toEqual([201, first.body]);
      expect(await stored()).toEqual(before);
      expect((await stat(join(plans.filesFolder, 'unfinished'))).mtimeMs).toBe(mtimeMs);
      expect(refusal(await liaison.upload('/files', '楼道.png', picture(), sent))).toEqual([422, 'COMMAND.REUSED']);
      expect(await stored()).toEqual(before);
    });

    it('that saw an older revision is refused with 412', async () => {
      const office = as('office');
      const planId = await draftedPlan(office);
      const { headers } = await office.get(`/plans/${planId}`);
      const seen = headers.get('etag') ?? '';
      await office.put(`/plans/${planId}/header`, { ...header, title: '新标题' }, { ifMatch: seen });
      const stale = await office.put(`/plans/${planId}/header`, { ...header, title: '又一个' }, { ifMatch: seen });
      expect(refusal(stale)).toEqual([412, 'PRECONDITION.STALE']);
      expect((await office.get(`/plans/${planId}`)).body['title']).toBe('新标题');
      const number = nextNumber();
      const issue = await office.post(`/plans/${planId}/issue`, { number, issuedOn: today }, { ifMatch: seen });
      expect(refusal(issue)).toEqual([412, 'PRECONDITION.STALE']);
      const other = await draftedPlan(office);
      expect((await office.post(`/plans/${other}/issue`, { number, issuedOn: today })).status).toBe(202);
      await office.eventually(`/plans/${other}`, ({ status }) => status === 'issued');
    });
  });

  describe('files', () => {
    it('with a path for a name, of a refused type, empty or marked secret answer 4xx and are not kept', async () => {
      const liaison = as('liaison');
      const before = await eventsInLog();
      const upload = async (name: string, content: string | Uint8Array<ArrayBuffer>) =>
        refusal(await liaison.upload('/files', name, content));
      expect(await upload('../../etc/passwd', picture())).toEqual([422, 'FILE.NAME_REFUSED']);
      expect(await upload('a.bin', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]))).toEqual([
        422,
        'FILE.TYPE_REFUSED',
      ]);
      expect(await upload('a.txt', '')).toEqual([422, 'FILE.EMPTY']);
      expect(await upload('a.txt', '机密★10年\n关于某事的通知')).toEqual([422, 'FILE.SECRET']);
      expect(await upload('a.png', new Uint8Array(3 * 1024 * 1024).fill(0x20))).toEqual([413, 'FILE.TOO_LARGE']);
      expect(refusal(await liaison.post('/files', { file: 'x' }))[0]).toBe(415);
      expect(await eventsInLog()).toBe(before);
    });

    it('far over the limit are refused while they still come in', async () => {
      const { status, sent } = await streamed(plans, await plans.token('liaison'), 200 * 1024 * 1024);
      expect(status).toBe(413);
      expect(sent).toBeLessThan(100 * 1024 * 1024);
    });
  });
});

/** Sends a form with one file piece by piece until the server has answered. */
async function streamed(
  { origin }: RunningDistrict,
  token: string,
  bytes: number,
): Promise<{ readonly status: number; readonly sent: number }> {
  const boundary = 'gongjian-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const piece = Buffer.alloc(256 * 1024, 'a');
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const outgoing = request(
      `${origin}/api/plans/v1/files`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'content-length': String(bytes),
        },
      },
      (answer) => {
        answered = true;
        answer.resume();
        resolve({ status: answer.statusCode ?? 0, sent });
        outgoing.destroy();
      },
    );
    outgoing.on('error', (error) => {
      if (!answered) reject(error);
    });
    const more = (): void => {
      if (answered || sent >= bytes) return;
      sent += piece.length;
      if (outgoing.write(piece)) setImmediate(more);
      else outgoing.once('drain', more);
    };
    outgoing.write(head);
    more();
  });
}
