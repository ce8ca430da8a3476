import type { Scene } from '../scene.js';

/** Everything that was written is sent again under its key: each is answered as the first time, and changes nothing. */
export async function repeatWrites(
  { deployment, steps, checks, as, run }: Scene,
  planId: string,
  header: object,
): Promise<void> {
  await steps.step({ zh: '重发全部写入', en: 'Every write is sent again and answered alike' }, async () => {
    for (const { person, write, answer } of [...deployment.writes]) {
      const again = await person.send(write);
      checks.equal(`${answer.method} ${answer.path}, sent again: status`, again.status, answer.status);
      checks.matches(`${answer.method} ${answer.path}, sent again`, again.body, answer.body);
    }
    const other = await as('office').send({
      key: run.key('draft plan'),
      path: '/api/plans/v1/plans',
      body: { programmeId: planId, header },
    });
    checks.matches('another request under a key that was used', other, {
      status: 422,
      body: { code: 'COMMAND.REUSED' },
    });
    steps.note(
      `${deployment.writes.length} 次写入，答复一致 writes answered alike；同号不同内容 another body: 422 COMMAND.REUSED`,
    );
  });
}
