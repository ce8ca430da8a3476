import { DistrictClient, type Answer, type RunningDistrict } from '@gongjian/shared-records/testing';
import { runPlans } from '../../testing/running-plans.js';

let plans: RunningDistrict;
let office: DistrictClient;
let auditor: DistrictClient;

beforeAll(async () => {
  plans = await runPlans();
  office = new DistrictClient(plans, 'office');
  auditor = new DistrictClient(plans, 'auditor');
});

afterAll(async () => {
  await plans.stop();
});

const plan = '关于印发工作方案的通知\n一、工作任务\n（一）清理楼道。责任单位：县住建局\n';
/** One line that takes seconds: every character may begin a number, a date or an item. */
const slow = '一、二月'.repeat(330_000);

const read = (name: string, text: string): Promise<Answer> => office.upload('/plan-imports', name, text);

describe('a document that takes long', () => {
  it('holds up no other request', async () => {
    expect((await read('快.txt', plan)).status).toBe(200);
    expect((await auditor.get('/programmes')).status).toBe(200);
    const order: string[] = [];
    const reading = read('慢.txt', slow).then((answer) => {
      order.push('import');
      return answer;
    });
    while (!order.includes('import')) {
      expect((await auditor.download('/programmes')).status).toBe(200);
      order.push('request');
    }
    expect(await reading).toMatchObject({ status: 200, body: { document: { size: Buffer.byteLength(slow) } } });
    expect(order.indexOf('import')).toBeGreaterThan(10);
  });

  it('lets a few others wait, and refuses more with a time to come back', async () => {
    const answers = await Promise.all([
      read('慢.txt', slow),
      ...Array.from({ length: 12 }, (_, at) => read(`${at}.txt`, plan)),
    ]);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, body } of refused) {
      expect(body['code']).toBe('IMPORT.BUSY');
      expect(headers.get('retry-after')).toBe('5');
    }
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBe(answers.length - refused.length);
    expect(done.length).toBeGreaterThanOrEqual(5);
    expect((await read('后来.txt', plan)).status).toBe(200);
  });
});

it('a document beyond the limits is refused as too large', async () => {
  expect(await read('长.txt', '做好服务\n'.repeat(20_001))).toMatchObject({
    status: 413,
    body: { code: 'DOCUMENT.TOO_LARGE' },
  });
});
