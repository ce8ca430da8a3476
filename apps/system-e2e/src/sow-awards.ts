import { randomUUID } from 'node:crypto';
import { documentNumber, inDays, me } from './campaign.js';
import {
  DEPUTY,
  late,
  LEADER,
  LEADER_SECOND,
  OFFICE,
  why,
  type Body,
  type CountyLife,
  type Page,
} from './county-life.js';
import type { SownRound } from './sow-assessments.js';

const BASE = '/api/awards/v1';

let plaques = 0;
const plaqueNumber = (): string => `清-牌-${(plaques += 1)}`;

interface TitleRead extends Body {
  readonly status: string;
  readonly pending: string | null;
  readonly procedure: string | null;
  readonly naming: { readonly namingId: string };
  readonly importing: { readonly importId: string };
  readonly removals: readonly { readonly removed: { readonly removalId: string } }[];
}

/** Lists of candidates, notices and what is objected, up to the naming. */
export async function sowNamings(life: CountyLife, { roundId, subjects }: SownRound): Promise<void> {
  const { noticed } = life.programmes;
  const { items: slates } = await life.eventually<Page<{ readonly id: string; readonly grade: string }>>(
    `${BASE}/slates?fromId=${roundId}`,
    ({ items }) => items.length === 2,
  );
  const slateOf = (grade: string): string => slates.find((slate) => slate.grade === grade)?.id ?? '';
  const [gold, silver] = [slateOf('gold'), slateOf('silver')];
  for (const id of [gold, silver]) await life.eventually(`${BASE}/slates/${id}`, ({ complete }) => complete === true);
  const titleOf = async (subjectId: string): Promise<string> =>
    (await life.only(`${BASE}/titles?programmeId=${noticed}&subjectId=${subjectId}`)).id;
  const candidates = subjects.slice(0, 3);
  const [first, second, third] = (await Promise.all(candidates.map(titleOf))) as [string, string, string];
  await life.sow(
    OFFICE,
    `POST ${BASE}/slates/{id}/strikes`,
    { id: silver },
    { titleId: third, reason: why, ...late(28) },
  );

  const opening = { slateIds: [gold], ...late(28) };
  const { id: noticeId } = await life.sow(LEADER, `POST ${BASE}/notices`, {}, opening);
  await becomes(life, `notices/${noticeId}`, 'ended');
  await pends(life, first, 'ready');
  const objection = { noticeId, titleId: first, name: 'x', contact: 'x', text: 'x', ...late(28) };
  const { id } = await life.sow(OFFICE, `POST ${BASE}/objections`, {}, objection);
  await pends(life, first, 'candidate');
  await life.sow(LEADER, `POST ${BASE}/objections/{id}/identity`, { id }, { reason: why });
  const handler = { personId: await life.personId(DEPUTY), reason: why };
  await life.sow(OFFICE, `POST ${BASE}/objections/{id}/handler`, { id }, handler);
  const dismissed = { outcome: 'dismissed', findings: 'x', ...late(25) };
  await life.sow(DEPUTY, `POST ${BASE}/objections/{id}/decision`, { id }, dismissed);
  await life.sow(DEPUTY, `POST ${BASE}/objections/{id}/reply`, { id }, { way: 'phone', ...late(24) });
  await pends(life, first, 'ready');

  const { id: open } = await life.post(LEADER, `${BASE}/notices`, { slateIds: [silver] });
  await life.eventually<{ readonly candidates: readonly unknown[] }>(
    `${BASE}/notices/${open}`,
    ({ candidates: shown }) => shown.length === 1,
  );
  const { tenant } = await me(life.as(OFFICE));
  const received = await life.sow(
    life.server.anonymous(),
    `POST ${BASE}/public/{tenant}/notices/{id}/objections`,
    { tenant: encodeURIComponent(tenant.name), id: open },
    { titleId: second, name: 'x', contact: 'x', text: 'x' },
  );
  await life.sow(LEADER, `POST ${BASE}/objections/{id}/identity`, { id: received.id }, { reason: why });
  await life.sow(OFFICE, `POST ${BASE}/notices/{id}/cancellation`, { id: open }, { reason: why, ...late(0) });
  await becomes(life, `slates/${silver}`, 'prepared');
  const { id: again } = await life.post(LEADER, `${BASE}/notices`, {
    slateIds: [silver],
    lateEntry: late(28).lateEntry,
  });
  await pends(life, second, 'ready');

  const signature = { slateId: gold, documentNumber: documentNumber(), ...late(20) };
  await life.sow(LEADER, `POST ${BASE}/titles/{id}/naming-signatures`, { id: first }, signature);
  await life.sow(LEADER_SECOND, `POST ${BASE}/titles/{id}/naming-signatures`, { id: first }, signature);
  const conferral = { plaqueNumber: plaqueNumber(), place: 'x', ...late(19) };
  await life.sow(OFFICE, `POST ${BASE}/titles/{id}/conferral`, { id: first }, conferral);
  const order = { items: [{ titleId: second, slateId: silver }], documentNumber: documentNumber(), ...late(20) };
  for (const who of [LEADER, LEADER_SECOND]) {
    const { id: batch } = await life.sow(who, `POST ${BASE}/titles/bulk-signatures`, {}, order);
    life.readable.push(`${BASE}/titles/bulk-signatures/${batch}`);
  }
  await becomes(life, `titles/${second}`, 'named');
  const { id: rollUp } = await life.only(`${BASE}/roll-ups?programmeId=${noticed}`);
  life.readable.push(
    ...[first, second, third].map((title) => `${BASE}/titles/${title}`),
    ...[gold, silver].map((slate) => `${BASE}/slates/${slate}`),
    ...[noticeId, open, again].map((notice) => `${BASE}/notices/${notice}`),
    ...[id, received.id].map((one) => `${BASE}/objections/${one}`),
    `${BASE}/roll-ups/${rollUp}`,
  );
}

/** A leader approves the list of what an application was determined to. */
export async function sowApproval(life: CountyLife, applicationId: string): Promise<void> {
  const { id } = await life.only<Body & { readonly id: string }>(`${BASE}/slates?fromId=${applicationId}`);
  await life.eventually(`${BASE}/slates/${id}`, ({ complete }) => complete === true);
  await life.sow(LEADER, `POST ${BASE}/slates/{id}/approval`, { id }, late(3));
  life.readable.push(`${BASE}/slates/${id}`);
}

/** What is done with titles that are held, up to their removal and what follows it; answers with the removals. */
export async function sowTitles(life: CountyLife): Promise<readonly string[]> {
  const title = (what: string): string => `POST ${BASE}/titles/{id}/${what}`;
  const act = (who: string, id: string, what: string, body: object, params = {}): Promise<{ readonly id: string }> =>
    life.sow(who, title(what), { id, ...params }, body);
  const twice = async (id: string, what: string, body: object): Promise<void> => {
    await act(LEADER, id, what, body);
    await act(LEADER_SECOND, id, what, body);
  };

  const { titleId: refused, importId } = await proposedImport(life);
  await act(DEPUTY, refused, 'import/refusal', { importId, reason: why });

  const { titleId: kept } = await importedTitle(life);
  await act(LEADER, kept, 'warning', { reason: why, ...late(20) });
  await act(LEADER, kept, 'restoration', { reason: why, ...late(19) });
  await act(LEADER, kept, 'suspension', { reason: why, ...late(18) });
  await act(LEADER, kept, 'restoration', { reason: why, ...late(17) });
  await act(LEADER, kept, 'downgrade', { to: 'silver', reason: why, ...late(17) });
  await act(LEADER_SECOND, kept, 'downgrade/refusal', { reason: why });
  await twice(kept, 'downgrade', { to: 'silver', reason: why, ...late(16) });
  const { entries } = await life.eventually<{ readonly entries: readonly { eventId: string; type: string }[] }>(
    `${BASE}/titles/${kept}/history`,
    ({ entries: found }) => found.length > 1,
  );
  const corrects = entries.find(({ type }) => type === 'TitleImported')?.eventId;
  const correction = { corrects, correction: { field: 'plaqueNumber', value: plaqueNumber() }, reason: why };
  const { id: correctionId } = await act(OFFICE, kept, 'corrections', correction);
  await act(DEPUTY, kept, 'corrections/{correctionId}/decline', { reason: why }, { correctionId });
  const { naming } = await life.eventually<TitleRead>(`${BASE}/titles/${kept}`, ({ status }) => status !== 'none');
  const { namingId } = naming;
  await act(LEADER, kept, 'naming-annulments', { namingId, reason: why, ...late(15) });
  await act(LEADER_SECOND, kept, 'naming-annulments/refusal', { namingId, reason: why });
  await act(LEADER, kept, 'naming-annulments', { namingId, reason: why, ...late(15) });
  await act(LEADER_SECOND, kept, 'naming-annulments/signatures', { namingId, ...late(14) });

  const { titleId: accused, subjectId: accusedOf } = await importedTitle(life);
  await incident(life, accusedOf, 'fight', 12);
  await life.eventually<TitleRead>(`${BASE}/titles/${accused}`, ({ procedure }) => procedure === 'raised');
  await act(OFFICE, accused, 'triggers/{number}/dismissal', { reason: why, ...late(11) }, { number: '1' });

  await act(LEADER, accused, 'end', { why: 'closed', ...late(0) });
  await act(LEADER_SECOND, accused, 'end/refusal', { reason: why });
  await act(LEADER, accused, 'end', { why: 'abolished', ...late(0) });

  const { titleId: confirmed, subjectId: confirmedOf } = await importedTitle(life);
  await incident(life, confirmedOf, 'fight', 12);
  await life.eventually<TitleRead>(`${BASE}/titles/${confirmed}`, ({ procedure }) => procedure === 'raised');
  await act(OFFICE, confirmed, 'triggers/{number}/confirmations', late(11), { number: '1' });

  const { titleId: heard, subjectId: heardOf } = await importedTitle(life);
  const factId = await incident(life, heardOf, 'fight', 12);
  await life.eventually<TitleRead>(`${BASE}/titles/${heard}`, ({ procedure }) => procedure === 'raised');
  await act(OFFICE, heard, 'triggers/{number}/dismissal', { reason: why }, { number: '1' });
  const proposal = { factIds: [factId], clause: '第八条', ...late(10) };
  await act(OFFICE, heard, 'removal-proposal', proposal);
  await act(OFFICE, heard, 'removal-proposal/withdrawal', { reason: why });
  await act(OFFICE, heard, 'removal-proposal', { ...proposal, ...late(9) });
  await act(OFFICE, heard, 'told', { way: 'inPerson', ...late(9) });
  await act(OFFICE, heard, 'statements', { text: 'x', ...late(8) });
  await act(OFFICE, heard, 'statement-answer', { answer: 'x', ...late(7) });
  const decision = { documentNumber: documentNumber(), minutesNumber: documentNumber(), ...late(6) };
  await twice(heard, 'removal-signatures', decision);
  const decided = await removalOf(life, heard);
  await act(OFFICE, heard, 'plaque-loss', { reason: why, ...late(4) });

  const { titleId: burnt, subjectId: burntOf } = await importedTitle(life);
  await incident(life, burntOf, 'fire', 9);
  const ruled = await removalOf(life, burnt);
  const { id: documentFileId } = await life.file(OFFICE, 'awards');
  const signerPersonId = await life.personId(LEADER);
  const document = { documentNumber: documentNumber(), documentFileId, signerPersonId };
  await act(OFFICE, burnt, 'signed-document', { ...document, ...late(0) });
  await act(OFFICE, burnt, 'service', { way: 'inPerson', ...late(0) });
  await act(OFFICE, burnt, 'publication', { channels: ['web'], ...late(0) });
  await act(OFFICE, burnt, 'plaque-recovery', late(0));
  await act(OFFICE, burnt, 'privileges', { which: ['以奖代补'], ...late(0) });
  await act(OFFICE, burnt, 'filing', { receipt: documentNumber(), ...late(0) });
  const { id: appealId } = await act(OFFICE, burnt, 'appeals', { text: 'x', ...late(0) });
  const upheld = { outcome: 'upheld', findings: 'x', ...late(0) };
  await act(LEADER, burnt, 'appeals/{appealId}/decision', upheld, { appealId });
  await act(LEADER, burnt, 'annulments', { why: 'appealUpheld', reason: why, ...late(0) });
  await act(LEADER_SECOND, burnt, 'annulments/refusal', { reason: why });

  const { titleId: wronged, subjectId: wrongedOf } = await importedTitle(life);
  await incident(life, wrongedOf, 'fire', 9);
  const removalId = await removalOf(life, wronged);
  await act(LEADER, wronged, 'annulments', { removalId, why: 'error', reason: why, ...late(0) });
  await act(LEADER_SECOND, wronged, 'annulments/signatures', { removalId, ...late(0) });

  const { id: mistaken } = await life.file(OFFICE, 'awards');
  await life.sow(OFFICE, `POST ${BASE}/files/{id}/destruction-requests`, { id: mistaken }, { reason: why });
  life.readable.push(`${BASE}/files/${mistaken}`);
  life.readable.push(...[refused, kept, accused, confirmed, heard, burnt, wronged].map((id) => `${BASE}/titles/${id}`));
  return [decided, ruled];
}

/** Commendations and circulars of a round's results. */
export async function sowHonours(life: CountyLife, { subjects, resultOf }: SownRound): Promise<void> {
  const propose = async (subjectId: string): Promise<string> => {
    const body = { resultId: resultOf(subjectId), code: 'county', to: { kind: 'subject' }, ...late(0) };
    const { id } = await life.sow(OFFICE, `POST ${BASE}/commendations`, {}, body);
    life.readable.push(`${BASE}/commendations/${id}`);
    return id;
  };
  const [gold, silver, , none] = subjects;
  const decided = { id: await propose(gold) };
  const decision = { documentNumber: documentNumber(), ...late(0) };
  await life.sow(LEADER, `POST ${BASE}/commendations/{id}/decision`, decided, decision);
  await life.sow(LEADER, `POST ${BASE}/commendations/{id}/revocation`, decided, { reason: why });
  const dropped = { id: await propose(silver) };
  await life.sow(OFFICE, `POST ${BASE}/commendations/{id}/drop`, dropped, { reason: why });

  const { id } = await life.only(`${BASE}/circulars?programmeId=${life.programmes.noticed}`);
  const circular = (who: string, what: string, body: object, ids = { id }): Promise<unknown> =>
    life.sow(who, `POST ${BASE}/circulars/{id}/${what}`, ids, body);
  await circular(OFFICE, 'told', late(20));
  await circular(OFFICE, 'statements', { text: 'x', ...late(20) });
  await circular(LEADER, 'decision', { documentNumber: documentNumber(), ...late(10) });
  await circular(LEADER, 'withdrawal', { reason: why });
  const unitId = await life.bureau('县市政管护中心');
  const drafted = { resultId: resultOf(none), unitId, ...late(0) };
  const { id: other } = await life.sow(OFFICE, `POST ${BASE}/circulars`, {}, drafted);
  await circular(OFFICE, 'drop', { reason: why }, { id: other });
  life.readable.push(`${BASE}/circulars/${id}`, `${BASE}/circulars/${other}`);
}

/** A title that was named on paper, with a plaque; nobody has confirmed it. */
export async function proposedImport(
  life: CountyLife,
): Promise<{ titleId: string; subjectId: string; importId: string }> {
  const subjectId = await life.team();
  const { id: documentFileId } = await life.file(OFFICE, 'awards');
  const { id: titleId } = await life.post(OFFICE, `${BASE}/titles/import`, {
    ...{ subjectId, programmeId: life.programmes.noticed, grade: 'gold', awardedBy: 'own' },
    authority: { zh: '县创建办', en: 'County office' },
    ...{ documentNumber: documentNumber(), documentFileId, namedOn: inDays(-100), plaqueNumber: plaqueNumber() },
  });
  const { importing } = await life.eventually<TitleRead>(
    `${BASE}/titles/${titleId}`,
    (read) => read.importing !== null,
  );
  return { titleId, subjectId, importId: importing.importId };
}

/** A title that was named on paper, with a plaque. */
async function importedTitle(life: CountyLife): Promise<{ readonly titleId: string; readonly subjectId: string }> {
  const { titleId, subjectId, importId } = await proposedImport(life);
  const confirmation = { importId, ...late(22) };
  await life.sow(DEPUTY, `POST ${BASE}/titles/{id}/import/confirmation`, { id: titleId }, confirmation);
  await becomes(life, `titles/${titleId}`, 'conferred');
  return { titleId, subjectId };
}

/** Reports an incident of so many days ago. */
export async function incident(life: CountyLife, subjectId: string, kind: string, days: number): Promise<string> {
  const occurredAt = `${inDays(-days)}T02:00:00.000Z`;
  const reported = { subjectId, kind, occurredAt, reference: `QH-${randomUUID().slice(0, 8)}` };
  return (await life.post(OFFICE, '/api/assessments/v1/incidents', reported)).id;
}

async function removalOf(life: CountyLife, titleId: string): Promise<string> {
  const { removals } = await life.eventually<TitleRead>(
    `${BASE}/titles/${titleId}`,
    ({ status }) => status === 'removed',
  );
  return removals[0]?.removed.removalId ?? '';
}

async function becomes(life: CountyLife, path: string, status: string): Promise<void> {
  await life.eventually(`${BASE}/${path}`, (read) => read['status'] === status);
}

async function pends(life: CountyLife, titleId: string, pending: string): Promise<void> {
  await life.eventually<TitleRead>(`${BASE}/titles/${titleId}`, (read) => read.pending === pending);
}
