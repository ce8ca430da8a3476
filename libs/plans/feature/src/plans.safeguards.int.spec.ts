import { personCatalogue } from '@gongjian/directory-domain';
import { randomUUID } from 'node:crypto';
import { idOf, storedFile, submittedTask } from './testing/campaign-steps.js';
import { inDays, PlansClient, today, why, type Answer } from './testing/plans-client.js';
import { county, people, runPlans, units, type RunningPlans, type Who } from './testing/running-plans.js';

describe('what keeps the record fair', () => {
  let plans: RunningPlans;
  const as = (who: Who): PlansClient => new PlansClient(plans, who);
  const refusal = ({ status, body }: Answer): readonly [number, unknown] => [status, body['code']];

  beforeAll(async () => {
    plans = await runPlans();
    await plans.recordDirectory(personCatalogue, people.reviewer, [
      {
        type: 'RoleDelegated',
        data: {
          grantId: randomUUID(),
          role: 'office',
          division: county,
          from: today,
          to: inDays(5),
          actsFor: {
            personId: people.office,
            post: { id: randomUUID(), name: '创建办主任' },
            unit: { id: units.office, name: '清河县创建办' },
            division: county,
          },
        },
      },
    ]);
  });

  afterAll(() => plans.stop());

  describe('two people', () => {
    it('are not somebody and the delegate: neither destroys a file for both, nor confirms a correction', async () => {
      const [office, delegate] = [as('office'), as('reviewer')];
      const { id } = await storedFile(office);
      await office.post(`/files/${id}/destruction-requests`, { reason: why });
      expect(refusal(await delegate.post(`/files/${id}/destruction`))).toEqual([
        403,
        'FILE.DESTRUCTION_BY_SAME_PERSON',
      ]);
      expect((await as('office2').post(`/files/${id}/destruction`)).status).toBe(200);

      const { taskId, sha256 } = await submittedTask(plans);
      await as('unitHead').post(`/tasks/${taskId}/reviews`, {
        submission: 1,
        level: 1,
        reviewed: [sha256],
        result: 'approve',
      });
      const { body } = await office.get(`/tasks/${taskId}/history`);
      const [assigned] = body['entries'] as readonly { readonly eventId: string }[];
      const proposed = await delegate.post(`/tasks/${taskId}/corrections`, {
        corrects: assigned?.eventId,
        correction: { field: 'content', value: '逐栋清理楼道和天台。' },
        reason: why,
      });
      const path = `/tasks/${taskId}/corrections/${idOf(proposed)}/confirm`;
      expect((await delegate.get(`/tasks/${taskId}`)).body).toMatchObject({
        proposal: { proposedBy: { personId: people.reviewer, onBehalfOf: { personId: people.office } } },
      });
      expect(refusal(await office.post(path))).toEqual([403, 'TASK.CORRECTION_BY_SAME_PERSON']);
      expect((await as('office2').post(path)).status).toBe(200);
    });
  });
});
