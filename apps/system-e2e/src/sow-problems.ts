import { succeeded } from './caller.js';
import { documentNumber, inDays, me, storedFile } from './campaign.js';
import type { Canaries } from './canaries.js';
import { DEPUTY, late, LEADER, OFFICE, why, type Body, type CountyLife, type Page } from './county-life.js';
import type { ServerUnderTest } from './standalone-under-test.js';

const BASE = '/api/plans/v1';

/** Problems that are ordered to be put right. */
export async function sowRectifications(life: CountyLife): Promise<void> {
  const act = (who: string, id: string, what: string, body: object): Promise<unknown> =>
    life.sow(who, `POST ${BASE}/rectifications/{id}/${what}`, { id }, body);
  const order = async (days: number): Promise<string> => {
    const { id } = await life.sow(
      OFFICE,
      `POST ${BASE}/rectifications`,
      {},
      {
        subjectId: await life.team(),
        programmeId: life.programmes.noticed,
        source: { kind: 'order', reference: documentNumber() },
        serious: true,
        what: 'x',
        foundOn: inDays(-days),
        ...late(days),
      },
    );
    life.readable.push(`${BASE}/rectifications/${id}`);
    return id;
  };
  const community = life.as('community');
  const submit = async (id: string): Promise<string> => {
    const file = await storedFile(community);
    const evidence = [{ fileId: file.id, note: 'x', place: 'x' }];
    await act('community', id, 'submissions', { evidence, statement: 'x', ...late(0) });
    return file.sha256;
  };
  const worked = await order(1);
  await act('community', worked, 'sign-for', late(0));
  const first = await submit(worked);
  const check = { submission: 1, reviewed: [first], result: 'return', reason: why };
  await act('town', worked, 'checks', { ...check, ...late(0) });
  const second = await submit(worked);
  await act('town', worked, 'checks', { submission: 2, reviewed: [second], result: 'approve' });
  await act(OFFICE, worked, 'closure', late(0));

  await sowCorrections(life, 'rectifications', worked, 'RectificationOrdered', ['what']);

  const given = await order(1);
  const [unit] = (await me(life.as('unit-liaison'))).units;
  await act(OFFICE, given, 'unit', { unitId: unit?.id, reason: why, ...late(0) });
  await act(OFFICE, given, 'withdrawal', { reason: why, ...late(0) });

  const forgotten = await order(10);
  await order(10);
  await life.eventually(`${BASE}/rectifications/${forgotten}`, ({ overdueSince }) => overdueSince !== null);
  await act(OFFICE, forgotten, 'transfer', { reason: why, ...late(0) });
}

/** Entries that are put right by two people, and one that is left as it is. */
async function sowCorrections(
  life: CountyLife,
  collection: string,
  id: string,
  wrong: string,
  fields: readonly string[],
): Promise<void> {
  const path = `${BASE}/${collection}/${id}`;
  const { entries } = await life.eventually<{ readonly entries: readonly Body[] }>(
    `${path}/history`,
    ({ entries: found }) => found.some(({ type }) => type === wrong),
  );
  const corrects = entries.find(({ type }) => type === wrong)?.['eventId'];
  const operation = `POST ${BASE}/${collection}/{id}/corrections`;
  for (const field of fields) {
    const body = { corrects, correction: { field, value: 'x' }, reason: why };
    const { id: correctionId } = await life.sow(OFFICE, operation, { id }, body);
    await life.post(DEPUTY, `${path}/corrections/${correctionId}/confirmation`);
  }
  const left = { corrects, correction: { field: fields[0], value: 'x' }, reason: why };
  const { id: correctionId } = await life.sow(OFFICE, operation, { id }, left);
  await life.sow(DEPUTY, `${operation}/{correctionId}/decline`, { id, correctionId }, { reason: why });
}

/** What is pressed for because it stays overdue. */
export async function sowEscalations(life: CountyLife): Promise<void> {
  const { items } = await life.eventually<Page<Body & { readonly id: string }>>(
    `${BASE}/escalations?programmeId=${life.programmes.noticed}&waitsFor=telling`,
    ({ items: found }) => found.length > 1,
  );
  const [pressed, dropped] = items.map(({ id }) => id) as [string, string];
  const step = { step: 1 };
  const act = (who: string, what: string, body: object, id = pressed): Promise<unknown> =>
    life.sow(who, `POST ${BASE}/escalations/{id}/${what}`, { id }, { ...step, ...body });
  await act(OFFICE, 'told', late(4));
  const { lateEntry } = late(3);
  const byPersonId = await life.personId('community');
  await act(OFFICE, 'statements', { text: 'x', lateEntry: { ...lateEntry, byPersonId } });
  await act(LEADER, 'decision', { documentNumber: documentNumber(), ...late(2) });
  await act(OFFICE, 'service', { way: 'inPerson', ...late(1) });
  await act(OFFICE, 'drop', { reason: why }, dropped);
  life.readable.push(`${BASE}/escalations/${pressed}`, `${BASE}/escalations/${dropped}`);
}

/** Evidence of an indicator, without a task. */
export async function sowFiling(life: CountyLife): Promise<void> {
  const community = life.as('community');
  const { noticed: programmeId } = life.programmes;
  const filing = { subjectId: await life.team(), programmeId, indicator: 'order', periodKey: 'once', ...late(6) };
  const { id } = await life.sow('community', `POST ${BASE}/filings`, {}, filing);
  const act = (who: string, what: string, body: object): Promise<unknown> =>
    life.sow(who, `POST ${BASE}/filings/{id}/${what}`, { id }, body);
  const submit = async (days: number): Promise<string> => {
    const { id: fileId, sha256 } = await storedFile(community);
    const evidence = [{ fileId, note: 'x', place: 'x' }];
    await act('community', 'submissions', { evidence, statement: 'x', ...late(days) });
    return sha256;
  };
  const review = { submission: 1, level: 1, reviewed: [await submit(5)], result: 'return', reason: why };
  await act('town', 'reviews', { ...review, newDueOn: inDays(20), ...late(4) });
  const passed = { submission: 2, level: 1, reviewed: [await submit(3)], result: 'approve' };
  await act('town', 'reviews', { ...passed, ...late(2) });
  await act(OFFICE, 'reopening', { reason: why, newDueOn: inDays(20), ...late(1) });
  life.readable.push(`${BASE}/filings/${id}`);
}

/** What the unit that a plan holds responsible tells of it. */
export async function sowReport(life: CountyLife): Promise<void> {
  const { id } = await life.only(`${BASE}/reports?programmeId=${life.programmes.noticed}`);
  await life.sow(OFFICE, `POST ${BASE}/reports/{id}/filings`, { id }, { text: 'x', ...late(0) });
  await life.post(OFFICE, `${BASE}/reports/${id}/passings`, { from: 'unit' });
  life.readable.push(`${BASE}/reports/${id}`);
}

/** What follows a removal. */
export async function sowFollowUp(life: CountyLife, removalId: string): Promise<void> {
  const { id } = await life.only(`${BASE}/follow-ups?removalId=${removalId}`);
  const act = (who: string, what: string, body: object): Promise<{ readonly id: string }> =>
    life.sow(who, `POST ${BASE}/follow-ups/{id}/${what}`, { id }, { ...body, ...late(0) });
  await act(LEADER, 'confirmation', { note: 'x' });
  const ordered = await act(OFFICE, 'rectifications', { serious: false, what: 'x', foundOn: inDays(0) });
  await act(OFFICE, 'completion', { problems: 'x', lessons: 'x' });
  await life.eventually(`${BASE}/rectifications/${ordered.id}`, ({ status }) => status === 'ordered');
  await life.post(OFFICE, `${BASE}/rectifications/${ordered.id}/withdrawal`, { reason: why });
  await life.eventually(`${BASE}/follow-ups/${id}`, ({ status }) => status === 'settled');
  await sowCorrections(life, 'follow-ups', id, 'FollowUpCompleted', ['note', 'problems', 'lessons']);
  life.readable.push(`${BASE}/follow-ups/${id}`, `${BASE}/rectifications/${ordered.id}`);
}

/** A task is completed, and reopened because its evidence no longer holds. */
export async function sowReopening(server: ServerUnderTest, canaries: Canaries, taskId: string): Promise<void> {
  const [liaison, head, office] = [server.as('unit-liaison'), server.as('unit-head'), server.as('office')];
  const task = `${BASE}/tasks/${taskId}`;
  succeeded(await liaison.post(`${task}/sign-for`, {}));
  const file = await storedFile(liaison);
  succeeded(await liaison.post(`${task}/submissions`, { evidence: [{ fileId: file.id }] }));
  const review = { submission: 1, reviewed: [file.sha256], result: 'approve' };
  succeeded(await head.post(`${task}/reviews`, { ...review, level: 1 }));
  succeeded(await office.post(`${task}/reviews`, { ...review, level: 2 }));
  const reopening = { reason: why, newDueOn: inDays(60), ...late(0) };
  succeeded(await canaries.send(office, `POST ${BASE}/tasks/{id}/reopening`, { id: taskId }, reopening));
}
