import { divisionCatalogue, subjectCatalogue, unitCatalogue } from '@gongjian/directory-domain';
import { DEPLOYMENT_TENANT, naturalId } from '@gongjian/shared-event-sourcing';
import { until } from '@gongjian/shared-projections/testing';
import {
  type DistrictClient,
  togetherAt,
  inDays,
  people,
  today,
  town,
  why,
  type Answer,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  conferredTitle,
  newSubject,
  nextDocument,
  nextPlaque,
  publishedProgramme,
  readyTitle,
  storedFile,
  toldComplaint,
  toldConclusion,
  toldFalsification,
  toldIncident,
  toldOf,
  toldOrderWithdrawn,
  toldOverdue,
  toldResult,
  withdrawnIncident,
  type Programme,
} from './testing/award-steps.js';
import { runAwards } from './testing/running-awards.js';

describe('a title and what speaks against it', () => {
  let awards: RunningDistrict;
  let programme: Programme;
  let endings = 0;
  let as: (who: Who) => DistrictClient;
  const refusal = ({ status, body }: Answer): readonly [number, unknown] => [status, body['code']];
  const ok = async (answer: Promise<Answer>): Promise<Answer> => {
    const { status, body } = await answer;
    expect([status < 300, body['code'] ?? null]).toEqual([true, null]);
    return { status, body, headers: new Headers() };
  };
  const removed = (titleId: string): Promise<Body> =>
    as('office').eventually(`/titles/${titleId}`, ({ status }) => status === 'removed');
  const signedTwice = async (titleId: string, act: string, body: unknown): Promise<void> => {
    await ok(as('leader').post(`/titles/${titleId}/${act}`, body));
    await ok(as('leader2').post(`/titles/${titleId}/${act}`, body));
  };
  const knownOf = (subjectId: string, facts: number): Promise<Body> =>
    as('office').eventually(
      `/subjects/${subjectId}/watch`,
      (body) => ((body['facts'] as readonly unknown[] | undefined) ?? []).length === facts,
    );

  /** As it is recorded this moment. */
  const latest = async (titleId: string, who: Who): Promise<Body> => {
    const [last] = await awards.store.readStream(`title-${titleId}`, { direction: 'backwards', limit: 1 });
    const revision = last?.revision ?? 0n;
    return as(who).eventually(
      `/titles/${titleId}`,
      (body) => BigInt((body['revision'] as string | undefined) ?? '-1') >= revision,
    );
  };

  /** What of a title waits for that person, by the list of their work. */
  const waiting = async (titleId: string, who: Who): Promise<Body> => {
    await latest(titleId, who);
    const { body } = await as(who).get('/my-work?limit=200');
    const lists = Object.entries(body as Readonly<Record<string, { readonly items: readonly Body[] }>>);
    return Object.fromEntries(
      lists.flatMap(([list, { items }]) =>
        items.filter(({ id }) => id === titleId).map((item) => [list, item['waits']] as const),
      ),
    );
  };

  beforeAll(async () => {
    awards = await runAwards();
    as = togetherAt(awards);
    programme = await publishedProgramme(awards);
    await conferredTitle(awards, programme);
  });

  afterAll(() => awards.stop());

  describe('before it is named', () => {
    it('a fact that removes forbids the naming, and no longer when it is withdrawn', async () => {
      const { titleId, slateId, subject } = await readyTitle(awards, programme);
      const incident = await toldIncident(awards, subject);
      await knownOf(subject.id, 1);
      const signature = { slateId, documentNumber: nextDocument() };
      const refused = await as('leader').post(`/titles/${titleId}/naming-signatures`, signature);
      expect(refusal(refused)).toEqual([409, 'TITLE.FACT_FORBIDS']);
      expect(await latest(titleId, 'leader')).toMatchObject({
        may: { signNaming: { code: 'TITLE.FACT_FORBIDS' } },
      });
      await withdrawnIncident(awards, incident);
      await as('office').eventually(`/subjects/${subject.id}/watch`, (body) =>
        (body['facts'] as readonly { readonly withdrawn: boolean }[]).every(({ withdrawn }) => withdrawn),
      );
      for (const who of ['leader', 'leader2'] as const) {
        expect(await waiting(titleId, who)).toEqual({ namingsToSign: ['signNaming'] });
      }
      expect(await waiting(titleId, 'office')).toEqual({});
      await ok(as('leader').post(`/titles/${titleId}/naming-signatures`, signature));
      expect(await waiting(titleId, 'leader')).toEqual({});
      expect(await waiting(titleId, 'leader2')).toEqual({ namingsToSign: ['signNaming'] });
      await ok(as('leader2').post(`/titles/${titleId}/naming-signatures`, signature));
      expect(await latest(titleId, 'leader')).toMatchObject({ status: 'named' });
      expect(await waiting(titleId, 'leader2')).toEqual({});
      expect(await waiting(titleId, 'office')).toEqual({ titlesToConfer: ['confer'] });
      const { body } = await as('office').get('/titles?waits=confer,serve&limit=200');
      expect(body['items']).toContainEqual(expect.objectContaining({ id: titleId, waits: ['confer'] }));
    });

    it('a fact told after the naming, of a day before it, removes what it would have forbidden', async () => {
      const listed = await readyTitle(awards, programme);
      const { titleId, subject } = listed;
      await signedTwice(titleId, 'naming-signatures', { slateId: listed.slateId, documentNumber: nextDocument() });
      await toldIncident(awards, subject, 'fire', `${inDays(-3)}T02:00:00.000Z`);
      expect(await removed(titleId)).toMatchObject({ removals: [{ removed: { trigger: 'fire' } }] });
    });

    it('one that is entered late removes from the day it was told, and never before the naming', async () => {
      const back = (days: number) => ({ lateEntry: { effectiveOn: inDays(-days), reason: why } });
      const at = (days: number): string => `${inDays(-days)}T02:00:00.000Z`;
      const { titleId, subject, slateId } = await readyTitle(awards, programme);
      await signedTwice(titleId, 'naming-signatures', { slateId, documentNumber: nextDocument(), ...back(15) });
      await toldIncident(awards, subject, 'fire', at(6), inDays(-5));
      const { removals } = await removed(titleId);
      expect(removals).toMatchObject([
        { removed: { effectiveOn: inDays(-5), clocks: { served: { from: inDays(-5) } } } },
      ]);
      const office = as('office');
      const owed = (body: Body): unknown =>
        (body['overdue'] as readonly { readonly clock: string }[]).map(({ clock }) => clock);
      await office.eventually(`/titles/${titleId}`, (body) => isDeepStrictEqual(owed(body), ['served']));
      const listed = async (overdue: boolean): Promise<unknown> =>
        (await office.get(`/titles?subjectId=${subject.id}&overdue=${String(overdue)}&sort=overdue_since`)).body[
          'items'
        ];
      expect(await listed(true)).toMatchObject([{ id: titleId, overdueSince: expect.any(String) }]);
      expect(await listed(false)).toEqual([]);
      await ok(office.post(`/titles/${titleId}/service`, { way: 'post' }));
      expect(owed(await latest(titleId, 'office'))).toEqual([]);
      const other = await readyTitle(awards, programme);
      await signedTwice(other.titleId, 'naming-signatures', { slateId: other.slateId, documentNumber: nextDocument() });
      await toldIncident(awards, other.subject, 'fire', at(3), inDays(-2));
      expect(await removed(other.titleId)).toMatchObject({ removals: [{ removed: { effectiveOn: today } }] });
    });

    it('an old fact that the naming did not mind stays without effect', async () => {
      const { titleId, subject } = await conferredTitle(awards, programme);
      await toldIncident(awards, subject, 'fire', `${inDays(-40)}T02:00:00.000Z`);
      await knownOf(subject.id, 1);
      await toldIncident(awards, subject, 'fight');
      const title = await as('office').eventually(`/titles/${titleId}`, ({ procedure }) => procedure === 'raised');
      expect(title).toMatchObject({ status: 'conferred', triggers: [{ raised: { trigger: 'fight' } }] });
    });
  });

  describe('removal by rule', () => {
    it('comes with the complaint that makes the number full, on all of them', async () => {
      const { titleId, subject } = await conferredTitle(awards, programme);
      await toldComplaint(awards, subject);
      await toldComplaint(awards, subject);
      await knownOf(subject.id, 2);
      expect(await latest(titleId, 'office')).toMatchObject({ status: 'conferred' });
      await toldComplaint(awards, subject);
      const title = await removed(titleId);
      const [{ removed: decision }] = title['removals'] as readonly [{ readonly removed: Body }];
      expect(decision).toMatchObject({
        trigger: 'complaints',
        mode: 'byRule',
        by: [],
        authority: { name: '清河县创建办' },
      });
      expect(decision['grounds']).toHaveLength(3);
    });

    it('comes when a serious problem is not put right in time, unless it was ordered wrongly', async () => {
      const { titleId, subject, programme: of } = await conferredTitle(awards, programme);
      const rectificationId = await toldOverdue(awards, { subject, programme: of });
      expect(await removed(titleId)).toMatchObject({
        removals: [{ removed: { trigger: 'notPutRight', grounds: [{ factId: rectificationId }] }, causes: [] }],
      });
      await toldOrderWithdrawn(awards, { subject, programme: of }, rectificationId);
      await as('office').eventually(`/titles/${titleId}`, (body) => {
        const [removal] = body['removals'] as readonly { readonly causes: readonly unknown[] }[];
        return removal?.causes.length === 1;
      });
    });

    it('is documented, served, published and filed; the plaque comes back; and it may be appealed', async () => {
      const { titleId, subject, plaqueNumber } = await conferredTitle(awards, programme);
      await toldIncident(awards, subject);
      await removed(titleId);
      const office = as('office');
      const { id: fileId, sha256 } = await storedFile(office);
      const document = { documentNumber: nextDocument(), documentFileId: fileId, signerPersonId: people.leader };
      await ok(office.post(`/titles/${titleId}/signed-document`, document));
      expect(
        refusal(await office.post(`/titles/${titleId}/signed-document`, { ...document, documentNumber: '他号' })),
      ).toEqual([409, 'TITLE.DONE_ALREADY']);
      await ok(office.post(`/titles/${titleId}/service`, { way: 'inPerson' }));
      await ok(office.post(`/titles/${titleId}/publication`, { channels: ['web', 'board'] }));
      await ok(office.post(`/titles/${titleId}/plaque-recovery`, {}));
      await ok(office.post(`/titles/${titleId}/privileges`, { which: ['以奖代补'] }));
      await ok(office.post(`/titles/${titleId}/filing`, { receipt: '市备〔2026〕1号' }));
      const appeal = await ok(office.post(`/titles/${titleId}/appeals`, { text: '对摘牌不服' }));
      const decision = `/titles/${titleId}/appeals/${String(appeal.body['id'])}/decision`;
      expect(refusal(await office.post(decision, { outcome: 'dismissed' }))).toEqual([403, 'ACCESS.DENIED']);
      await ok(as('leader').post(decision, { outcome: 'dismissed', findings: '事实清楚' }));
      expect(await latest(titleId, 'office')).toMatchObject({
        removals: [
          {
            signed: { documentNumber: document.documentNumber, document: { sha256 } },
            served: { way: 'inPerson', appealUntil: { days: 60 } },
            published: { channels: ['web', 'board'] },
            recovered: { plaqueNumber },
            privileges: { which: ['以奖代补'] },
            filed: { receipt: '市备〔2026〕1号' },
            appeals: [{ received: { text: '对摘牌不服', late: false }, decided: { outcome: 'dismissed' } }],
            followUp: { clause: '第七条第一项', roundId: null },
          },
        ],
      });
      expect(refusal(await office.post(`/titles/${titleId}/plaque-loss`, { reason: why }))).toEqual([
        409,
        'PLAQUE.NOT_OUT',
      ]);
    });

    it('is annulled by two people when the report is withdrawn; meanwhile it stays as it was recorded', async () => {
      const { titleId, subject } = await conferredTitle(awards, programme);
      const office = as('office');
      const incident = await toldIncident(awards, subject);
      await removed(titleId);
      const between = new Date().toISOString();
      const proposal = { why: 'withdrawnReport', reason: why };
      expect(refusal(await as('leader').post(`/titles/${titleId}/annulments`, proposal))).toEqual([
        409,
        'TITLE.NO_CAUSE',
      ]);
      await withdrawnIncident(awards, incident);
      await office.eventually(`/titles/${titleId}`, (body) => {
        const [removal] = body['removals'] as readonly { readonly causes: readonly unknown[] }[];
        return removal?.causes.length === 1;
      });
      expect(refusal(await office.post(`/titles/${titleId}/annulments`, proposal))).toEqual([403, 'ACCESS.DENIED']);
      await ok(as('leader').post(`/titles/${titleId}/annulments`, proposal));
      expect(refusal(await as('leader').post(`/titles/${titleId}/annulments/signatures`, {}))).toEqual([
        403,
        'TITLE.SAME_PERSON',
      ]);
      const second = as('leader2');
      await ok(second.post(`/titles/${titleId}/annulments/signatures`, {}));
      expect(await latest(titleId, 'leader2')).toMatchObject({
        status: 'conferred',
        valid: true,
        removals: [{ annulled: { why: 'withdrawnReport' } }],
      });
      expect((await office.get(`/titles/${titleId}?asOf=${between}`)).body).toMatchObject({
        status: 'removed',
        may: null,
      });
      const inForce = async (on: string, asOf = ''): Promise<Body> =>
        (await office.get(`/titles/${titleId}/in-force?effectiveOn=${on}${asOf}`)).body;
      expect(await inForce(today)).toMatchObject({ standing: 'conferred', valid: true });
      expect(await inForce(today, `&asOf=${between}`)).toMatchObject({ standing: 'removed', valid: false });
      expect(await inForce(inDays(-1))).toMatchObject({ standing: 'none', valid: false });
      await until(async () => (await toldOf(awards, titleId)).includes('RemovalAnnulled.v1'));
    });
  });

  describe('what people decide', () => {
    it('removal takes two who confirm, telling, a statement, its answer and two signatures', async () => {
      const { titleId, subject } = await conferredTitle(awards, programme);
      const office = as('office');
      await toldIncident(awards, subject, 'fight');
      await office.eventually(`/titles/${titleId}`, ({ procedure }) => procedure === 'raised');
      expect(await waiting(titleId, 'office')).toEqual({ triggersToConfirm: ['confirmTrigger'] });
      await ok(office.post(`/titles/${titleId}/triggers/1/confirmations`, {}));
      expect(refusal(await office.post(`/titles/${titleId}/triggers/1/confirmations`, {}))).toEqual([
        403,
        'TITLE.SAME_PERSON',
      ]);
      expect(await waiting(titleId, 'office')).toEqual({});
      expect(await waiting(titleId, 'leader')).toEqual({ triggersToConfirm: ['confirmTrigger'] });
      await ok(as('leader').post(`/titles/${titleId}/triggers/1/confirmations`, {}));
      const decision = { documentNumber: nextDocument(), minutesNumber: '纪要〔2026〕6号' };
      expect(refusal(await as('leader').post(`/titles/${titleId}/removal-signatures`, decision))).toEqual([
        409,
        'TITLE.NOT_TOLD',
      ]);
      const back = (days: number) => ({ effectiveOn: inDays(-days), reason: why });
      expect(refusal(await office.post(`/titles/${titleId}/told`, { way: 'inPerson', lateEntry: back(1) }))).toEqual([
        422,
        'TITLE.LATE_ENTRY_TOO_EARLY',
      ]);
      expect(await waiting(titleId, 'office')).toEqual({ removalsToHear: ['tell'] });
      await ok(office.post(`/titles/${titleId}/told`, { way: 'inPerson' }));
      expect(await waiting(titleId, 'office')).toEqual({});
      await ok(office.post(`/titles/${titleId}/statements`, { text: '已经整改' }));
      expect(await waiting(titleId, 'office')).toEqual({ removalsToHear: ['answerStatement'] });
      expect(refusal(await as('leader').post(`/titles/${titleId}/removal-signatures`, decision))).toEqual([
        409,
        'TITLE.STATEMENT_RUNNING',
      ]);
      await ok(office.post(`/titles/${titleId}/statement-answer`, { answer: '不予采纳' }));
      expect(await latest(titleId, 'office')).toMatchObject({
        procedure: 'answered',
        removalProcedure: {
          proposal: {
            cause: 'trigger',
            proposer: null,
            confirmedBy: [{ personId: people.office }, { personId: people.leader }],
          },
          statement: { text: '已经整改' },
          answer: { answer: '不予采纳' },
        },
      });
      await ok(office.post(`/titles/${titleId}/removal-proposal/withdrawal`, { reason: why }));
      expect(await latest(titleId, 'office')).toMatchObject({ procedure: null, status: 'conferred' });
    });

    it('a removal that was proposed and heard on paper is signed by two and stands on the facts that were named', async () => {
      const { titleId, subject, slateId } = await readyTitle(awards, programme);
      const back = (days: number) => ({ effectiveOn: inDays(-days), reason: why });
      const office = as('office');
      await signedTwice(titleId, 'naming-signatures', { slateId, documentNumber: nextDocument(), lateEntry: back(15) });
      await ok(office.post(`/titles/${titleId}/conferral`, { plaqueNumber: nextPlaque(), lateEntry: back(14) }));
      const { incidentId } = await toldIncident(awards, subject, 'fight', `${inDays(-12)}T02:00:00.000Z`);
      await knownOf(subject.id, 1);
      const proposal = { factIds: [incidentId], clause: '第八条', lateEntry: back(10) };
      expect(
        refusal(await office.post(`/titles/${titleId}/removal-proposal`, { ...proposal, factIds: [titleId] })),
      ).toEqual([422, 'TITLE.FACT_UNKNOWN']);
      await ok(office.post(`/titles/${titleId}/removal-proposal`, proposal));
      await ok(office.post(`/titles/${titleId}/told`, { way: 'post', lateEntry: back(9) }));
      const decision = { documentNumber: nextDocument(), minutesNumber: '纪要〔2026〕7号' };
      await ok(as('leader').post(`/titles/${titleId}/removal-signatures`, decision));
      expect(
        refusal(
          await as('leader2').post(`/titles/${titleId}/removal-signatures`, { ...decision, documentNumber: '他号' }),
        ),
      ).toEqual([409, 'TITLE.SIGNATURE_DIFFERS']);
      const second = as('leader2');
      await ok(second.post(`/titles/${titleId}/removal-signatures`, decision));
      expect(await latest(titleId, 'leader2')).toMatchObject({
        status: 'removed',
        removals: [
          {
            removed: {
              mode: 'byDecision',
              by: [{ personId: people.leader }, { personId: people.leader2 }],
              proposer: { personId: people.office },
              grounds: [{ factId: incidentId }],
              told: { way: 'post', on: inDays(-9) },
              documentNumber: decision.documentNumber,
            },
          },
        ],
      });
      await ok(office.post(`/titles/${titleId}/appeals`, { text: '不服' }));
      const raised = { triggersToConfirm: ['confirmTrigger'] };
      expect(await waiting(titleId, 'leader')).toEqual(raised);
      expect(await waiting(titleId, 'office')).toEqual({
        ...raised,
        removalsToCarryOut: ['recordSignedDocument', 'serve', 'recoverPlaque'],
      });
      const body = await latest(titleId, 'office');
      const [{ appeals }] = body['removals'] as readonly [{ readonly appeals: readonly [{ readonly received: Body }] }];
      const path = `/titles/${titleId}/appeals/${String(appeals[0].received['appealId'])}/decision`;
      expect(refusal(await as('leader').post(path, { outcome: 'upheld' }))).toEqual([403, 'TITLE.DECIDER_OF_REMOVAL']);
    });

    it('ends where two people say that the subject is no more, and not where one does', async () => {
      const { titleId } = await conferredTitle(awards, programme);
      const leader = as('leader');
      const merged = { why: 'merged', lateEntry: { effectiveOn: today, reason: why } };
      expect(refusal(await leader.post(`/titles/${titleId}/end`, merged))).toEqual([422, 'REQUEST.INVALID']);
      const successorSubjectId = await registeredSubject();
      const body = { ...merged, successorSubjectId };
      await ok(leader.post(`/titles/${titleId}/end`, body));
      expect(await latest(titleId, 'leader')).toMatchObject({
        ...{ status: 'conferred', valid: true, ending: { why: 'merged', by: { personId: people.leader } } },
        may: { end: { code: 'TITLE.DONE_ALREADY' }, declineEnd: true },
      });
      expect(await waiting(titleId, 'leader')).toEqual({});
      expect(await waiting(titleId, 'leader2')).toEqual({ decisionsToTake: ['end'] });
      expect(await waiting(titleId, 'stranger')).toEqual({});
      const other = await as('leader2').post(`/titles/${titleId}/end`, { why: 'closed' });
      expect(refusal(other)).toEqual([409, 'TITLE.END_DIFFERS']);
      await ok(as('leader2').post(`/titles/${titleId}/end`, body));
      expect(await latest(titleId, 'leader')).toMatchObject({ status: 'ended', valid: false, ending: null });
    });

    it('an end and a downgrade that were proposed are declined by the other, or taken back', async () => {
      const { titleId } = await conferredTitle(awards, programme);
      const proposals = [
        ['end', { why: 'closed' }, 'ending', 'declineEnd', 'TITLE.END_NOT_PROPOSED'],
        ['downgrade', { to: 'silver', reason: why }, 'downgrading', 'declineDowngrade', 'TITLE.DOWNGRADE_NOT_PROPOSED'],
      ] as const;
      for (const [act, body, proposed, decline, code] of proposals) {
        const path = `/titles/${titleId}/${act}`;
        for (const who of ['leader2', 'leader'] as const) {
          await ok(as('leader').post(path, body));
          expect(await latest(titleId, 'leader2')).toMatchObject({ may: { [act]: true, [decline]: true } });
          expect(refusal(await as('auditor').post(`${path}/refusal`, { reason: why }))).toEqual([403, 'ACCESS.DENIED']);
          await ok(as(who).post(`${path}/refusal`, { reason: why }));
          expect(await latest(titleId, 'leader2')).toMatchObject({
            ...{ status: 'conferred', grade: 'gold', [proposed]: null },
            may: { [act]: true, [decline]: { code } },
          });
          expect(refusal(await as(who).post(`${path}/refusal`, { reason: why }))).toEqual([409, code]);
        }
      }
    });

    it('warns, restores, suspends and downgrades', async () => {
      const { titleId } = await conferredTitle(awards, programme);
      expect(refusal(await as('office').post(`/titles/${titleId}/warning`, { reason: why }))).toEqual([
        403,
        'ACCESS.DENIED',
      ]);
      const leader = as('leader');
      await ok(leader.post(`/titles/${titleId}/warning`, { reason: why }));
      expect(await latest(titleId, 'leader')).toMatchObject({
        status: 'warned',
        valid: true,
        until: { days: 30 },
      });
      await ok(leader.post(`/titles/${titleId}/restoration`, { reason: why }));
      await ok(leader.post(`/titles/${titleId}/suspension`, { reason: why }));
      expect(await latest(titleId, 'leader')).toMatchObject({ status: 'suspended', valid: false });
      await ok(leader.post(`/titles/${titleId}/restoration`, { reason: why }));
      expect(refusal(await leader.post(`/titles/${titleId}/downgrade`, { to: 'gold', reason: why }))).toEqual([
        422,
        'TITLE.NOT_A_LOWER_GRADE',
      ]);
      await signedTwice(titleId, 'downgrade', { to: 'silver', reason: why });
      expect((await latest(titleId, 'office'))['grade']).toBe('silver');
      await until(async () => (await toldOf(awards, titleId)).includes('TitleDowngraded.v1'));
      expect(await toldOf(awards, titleId)).toEqual([
        'TitleNamed.v1',
        'TitleConferred.v1',
        'TitleWarned.v1',
        'TitleRestored.v1',
        'TitleSuspended.v1',
        'TitleRestored.v1',
        'TitleDowngraded.v1',
      ]);
    });

    it('a naming is annulled by two, as if it had never been', async () => {
      const { titleId } = await conferredTitle(awards, programme);
      const body = await latest(titleId, 'leader');
      const { namingId } = body['naming'] as { readonly namingId: string };
      await ok(as('leader').post(`/titles/${titleId}/naming-annulments`, { namingId, reason: why }));
      await ok(as('leader2').post(`/titles/${titleId}/naming-annulments/refusal`, { namingId, reason: why }));
      await ok(as('leader').post(`/titles/${titleId}/naming-annulments`, { namingId, reason: why }));
      const second = as('leader2');
      await ok(second.post(`/titles/${titleId}/naming-annulments/signatures`, { namingId }));
      expect(await latest(titleId, 'leader2')).toMatchObject({ status: 'namingAnnulled', valid: false });
      expect((await second.get(`/titles/${titleId}/in-force?effectiveOn=${today}`)).body).toMatchObject({
        standing: 'none',
      });
    });

    it('a plaque number is corrected by a second person, and the wrong one is free again', async () => {
      const { titleId, plaqueNumber } = await conferredTitle(awards, programme);
      const office = as('office');
      const history = (await office.get(`/titles/${titleId}/history`)).body['entries'] as readonly {
        readonly eventId: string;
        readonly type: string;
      }[];
      const corrects = history.find(({ type }) => type === 'TitleConferred')?.eventId;
      const right = nextPlaque();
      const correction = { corrects, correction: { field: 'plaqueNumber', value: right }, reason: why };
      const proposed = await ok(office.post(`/titles/${titleId}/corrections`, correction));
      const path = `/titles/${titleId}/corrections/${String(proposed.body['id'])}`;
      expect(refusal(await office.post(`${path}/confirm`))).toEqual([403, 'TITLE.SAME_PERSON']);
      await ok(as('office2').post(`${path}/confirm`));
      const other = await readyTitle(awards, programme);
      await signedTwice(other.titleId, 'naming-signatures', { slateId: other.slateId, documentNumber: nextDocument() });
      expect(refusal(await office.post(`/titles/${other.titleId}/conferral`, { plaqueNumber: right }))).toEqual([
        409,
        'PLAQUE.TAKEN',
      ]);
      await ok(office.post(`/titles/${other.titleId}/conferral`, { plaqueNumber }));
    });
  });

  describe('what rules do by themselves', () => {
    it('a low score warns, a falsification confirmed by two suspends', async () => {
      const { titleId, subject } = await conferredTitle(awards, programme);
      const listed = { subject, programme: programme.programme };
      await toldResult(awards, listed, 'monthly', { grade: 'none', named: false, total: 59 });
      const warned = await as('office').eventually(`/titles/${titleId}`, ({ status }) => status === 'warned');
      expect(warned).toMatchObject({ triggers: [{ raised: { trigger: 'low' }, status: 'confirmed' }] });
      await toldFalsification(awards, listed);
      await as('office').eventually(`/titles/${titleId}`, ({ procedure }) => procedure === 'raised');
      await ok(as('office').post(`/titles/${titleId}/triggers/2/confirmations`, {}));
      const leader = as('leader');
      await ok(leader.post(`/titles/${titleId}/triggers/2/confirmations`, {}));
      expect(await latest(titleId, 'leader')).toMatchObject({ status: 'suspended', valid: false });
    });

    it('a follow-up after a period is due when its round has ended, whichever is told first', async () => {
      const { award } = programme.definition;
      const followUp = { when: 'afterPeriod', round: 'monthly' };
      const later = await publishedProgramme(awards, { award: { ...award, followUp } });
      const first = await conferredTitle(awards, later);
      await toldIncident(awards, first.subject);
      await removed(first.titleId);
      const roundId = await toldConclusion(awards, later.programme, 'monthly');
      const due = (titleId: string): Promise<Body> =>
        as('office').eventually(`/titles/${titleId}`, (body) => {
          const [removal] = (body['removals'] ?? []) as readonly { readonly followUp: Body | null }[];
          return removal?.followUp?.['roundId'] === roundId;
        });
      await due(first.titleId);
      const second = await conferredTitle(awards, later);
      await toldIncident(awards, second.subject);
      await due(second.titleId);
      await until(async () => (await toldOf(awards, second.titleId)).includes('FollowUpBecameDue.v1'));
    });

    it('what nobody finds so is dismissed by as many as would confirm it', async () => {
      const { titleId, subject } = await conferredTitle(awards, programme);
      await toldIncident(awards, subject, 'fight');
      const office = as('office');
      await office.eventually(`/titles/${titleId}`, ({ procedure }) => procedure === 'raised');
      await ok(office.post(`/titles/${titleId}/triggers/1/dismissal`, { reason: why }));
      expect(await latest(titleId, 'office')).toMatchObject({ triggers: [{ status: 'raised' }] });
      await ok(as('leader').post(`/titles/${titleId}/triggers/1/dismissal`, { reason: why }));
      expect((await office.get(`/titles/${titleId}/history`)).status).toBe(200);
      expect(refusal(await office.post(`/titles/${titleId}/triggers/9/dismissal`, { reason: why }))).toEqual([
        409,
        'TITLE.NOT_RAISED',
      ]);
    });

    it('a renewing round at the grade that is held makes the title ready to be renewed', async () => {
      const { award } = programme.definition;
      const yearly = await publishedProgramme(awards, { award: { ...award, validity: { years: 1 } } });
      const { titleId, subject } = await conferredTitle(awards, yearly);
      const { validity } = (await latest(titleId, 'office')) as {
        readonly validity: { readonly to: string };
      };
      await toldResult(awards, { subject, programme: yearly.programme }, 'yearly', {
        grade: 'gold',
        named: true,
        total: 96,
      });
      const ready = await as('office').eventually(`/titles/${titleId}`, ({ pending }) => pending === 'ready');
      const { ready: naming } = ready['readiness'] as { readonly ready: { readonly slateId: string } };
      expect(naming).toMatchObject({ purpose: 'renewal' });
      await signedTwice(titleId, 'naming-signatures', { slateId: naming.slateId, documentNumber: nextDocument() });
      const renewed = (await as('office').eventually(
        `/titles/${titleId}`,
        ({ pending }) => pending === null,
      )) as unknown as {
        readonly status: string;
        readonly validity: { readonly to: string };
      };
      expect(renewed.status).toBe('conferred');
      expect(renewed.validity.to > validity.to).toBe(true);
    });

    it('a title imported with a validity that is over expires at once', async () => {
      const subject = await registeredSubject();
      const office = as('office');
      const { id: documentFileId } = await storedFile(office);
      const imported = {
        ...{ subjectId: subject, programmeId: programme.programme, grade: 'gold', awardedBy: 'outside' },
        authority: { zh: '市文明办', en: 'City office' },
        ...{ documentNumber: '市文明〔2019〕8号', documentFileId, namedOn: '2019-06-01', validUntil: inDays(-1) },
        plaqueNumber: nextPlaque(),
      };
      expect(refusal(await office.post('/titles/import', { ...imported, grade: 'bronze' }))).toEqual([
        422,
        'TITLE.GRADE_NOT_NAMED',
      ]);
      const wrong: readonly (readonly [Body, string])[] = [
        [{ namedOn: inDays(1), validUntil: null }, 'TITLE.NAMED_IN_FUTURE'],
        [{ validUntil: '2010-01-01' }, 'TITLE.VALIDITY_BEFORE_NAMING'],
        [{ subjectId: await registeredSubject('unit') }, 'TITLE.SUBJECT_NOT_ADMITTED'],
      ];
      for (const [change, code] of wrong) {
        expect(refusal(await office.post('/titles/import', { ...imported, ...change }))).toEqual([422, code]);
      }
      const proposed = await ok(office.post('/titles/import', imported));
      const titleId = String(proposed.body['id']);
      const { importing } = (await latest(titleId, 'office')) as {
        readonly importing: { readonly importId: string };
      };
      const confirmation = { importId: importing.importId };
      expect(refusal(await office.post(`/titles/${titleId}/import/confirmation`, confirmation))).toEqual([
        403,
        'TITLE.SAME_PERSON',
      ]);
      await ok(as('office2').post(`/titles/${titleId}/import/confirmation`, confirmation));
      const expired = await office.eventually(`/titles/${titleId}`, ({ status }) => status === 'expired');
      expect(expired).toMatchObject({
        naming: {
          documentNumber: '市文明〔2019〕8号',
          imported: { awardedBy: 'outside', authority: imported.authority, document: { fileId: documentFileId } },
        },
        missed: [{ what: 'renewal' }],
      });
    });

    it('a subject that is closed holds no title; its successor is recognised by two', async () => {
      const id = await registeredSubject();
      const subject = { ...newSubject(), id };
      const { titleId, plaqueNumber } = await conferredTitle(awards, programme, subject);
      await awards.recordDirectory(subjectCatalogue, id, [
        { type: 'SubjectClosed', data: { effectiveOn: today, reason: '并入' } },
      ]);
      const ended = await as('office').eventually(`/titles/${titleId}`, ({ status }) => status === 'ended');
      expect(ended).toMatchObject({ valid: false });
      const successorSubjectId = await registeredSubject();
      const proposed = await ok(
        as('office').post(`/titles/${titleId}/recognition`, { successorSubjectId, documentNumber: nextDocument() }),
      );
      const successor = String(proposed.body['id']);
      const office = as('office');
      const { recognising } = (await office.eventually(
        `/titles/${successor}`,
        ({ recognising: asked }) => asked !== null,
      )) as {
        readonly recognising?: { readonly recognitionId: string };
      };
      const confirmation = { recognitionId: recognising?.recognitionId };
      const fire = await toldIncident(awards, { ...newSubject(), id: successorSubjectId });
      await knownOf(successorSubjectId, 1);
      expect(refusal(await as('office2').post(`/titles/${successor}/recognition/confirmation`, confirmation))).toEqual([
        409,
        'TITLE.FACT_FORBIDS',
      ]);
      expect(await latest(successor, 'office2')).toMatchObject({
        may: { confirmRecognition: { code: 'TITLE.FACT_FORBIDS' } },
      });
      await withdrawnIncident(awards, fire);
      await office.eventually(`/subjects/${successorSubjectId}/watch`, (body) =>
        (body['facts'] as readonly { readonly withdrawn: boolean }[]).every(({ withdrawn }) => withdrawn),
      );
      expect(refusal(await office.post(`/titles/${successor}/recognition/confirmation`, confirmation))).toEqual([
        403,
        'TITLE.SAME_PERSON',
      ]);
      const second = as('office2');
      await ok(second.post(`/titles/${successor}/recognition/confirmation`, confirmation));
      expect(await latest(successor, 'leader2')).toMatchObject({
        status: 'conferred',
        plaque: { number: plaqueNumber },
      });
    });

    it.each([
      ['of a division that is merged into another', 'merged'],
      ['of a division that is abolished', 'abolished'],
      ['of a unit that is closed and has a successor', 'unit'],
      ['of a subject that is closed and goes on as another', 'subject'],
    ] as const)('%s is ended by merger, with who succeeds it', async (_name, how) => {
      const kind = how === 'unit' ? 'unit' : how === 'subject' ? 'compound' : 'division';
      const founded = async (name: string) => {
        endings += 1;
        const code = `990121001${String(100 + endings)}`;
        const division = { id: naturalId(DEPLOYMENT_TENANT, 'division', code), name };
        await awards.recordDirectory(divisionCatalogue, division.id, [
          {
            type: 'DivisionFounded',
            data: { code, name, level: 'community', parent: town, effectiveOn: '2020-01-01' },
          },
        ]);
        const unit = kind === 'unit' ? { id: randomUUID(), name } : null;
        if (unit !== null) {
          await awards.recordDirectory(unitCatalogue, unit.id, [
            {
              type: 'UnitRegistered',
              data: { ...{ name, kind: 'institution', division, superior: null }, effectiveOn: '2020-01-01' },
            },
          ]);
        }
        const id = randomUUID();
        await awards.recordDirectory(subjectCatalogue, id, [
          {
            type: 'SubjectRegistered',
            data: { ...{ kind, name, class: null, division, unit }, effectiveOn: '2020-01-01' },
          },
        ]);
        return { id, kind, name, class: null, division, unit };
      };
      const subject = await founded('东湖');
      const next = await founded('西湖');
      const { titleId } = await conferredTitle(awards, programme, { ...newSubject(), ...subject });
      const rest = { effectiveOn: today, reason: '并入' };
      if (subject.unit !== null) {
        await awards.recordDirectory(unitCatalogue, subject.unit.id, [
          { type: 'UnitClosed', data: { ...rest, successor: next.unit } },
        ]);
      } else if (how === 'subject') {
        const successor = { id: next.id, name: next.name };
        await awards.recordDirectory(subjectCatalogue, subject.id, [
          { type: 'SubjectClosed', data: { ...rest, successor } },
        ]);
      } else {
        const data =
          how === 'merged'
            ? { into: next.division, effectiveOn: today, documentNumber: null }
            : { ...rest, documentNumber: null };
        await awards.recordDirectory(divisionCatalogue, subject.division.id, [
          { type: how === 'merged' ? 'DivisionMerged' : 'DivisionAbolished', data },
        ]);
      }
      const ended = await as('office').eventually(`/titles/${titleId}`, ({ status }) => status === 'ended');
      expect(ended).toMatchObject({ valid: false });
      const recorded = await awards.store.readStream(`title-${titleId}`);
      const data = JSON.parse(recorded.at(-1)?.data ?? '') as Record<string, unknown>;
      if (how === 'abolished') expect(data).toMatchObject({ why: 'closed', successor: null });
      else expect(data).toMatchObject({ why: 'merged', successor: { id: next.id } });
    });

    it('a removal outranks the closing of its subject, which was told first', async () => {
      const id = await registeredSubject();
      const subject = { ...newSubject(), id };
      const { titleId } = await conferredTitle(awards, programme, subject);
      await awards.recordDirectory(subjectCatalogue, id, [
        { type: 'SubjectClosed', data: { effectiveOn: today, reason: '并入' } },
      ]);
      await as('office').eventually(`/titles/${titleId}`, ({ status }) => status === 'ended');
      await toldIncident(awards, subject);
      expect(await removed(titleId)).toMatchObject({ removals: [{ ended: { why: 'closed' } }] });
    });
  });

  describe('another title of the subject', () => {
    it('follows where the version says so', async () => {
      const { award } = programme.definition;
      const second = await publishedProgramme(awards, { award: { ...award, triggers: [] } });
      const cascade = [{ on: 'removed', titles: [second.key], of: 'same', consequence: 'suspend' }];
      const first = await publishedProgramme(awards, { award: { ...award, cascade } });
      const subject = newSubject();
      const one = await conferredTitle(awards, first, subject);
      const other = await conferredTitle(awards, second, subject);
      await toldIncident(awards, subject);
      await removed(one.titleId);
      const title = await as('office').eventually(`/titles/${other.titleId}`, ({ status }) => status === 'suspended');
      expect(title).toMatchObject({
        triggers: [{ raised: { grounds: [{ fact: { kind: 'cascade', titleId: one.titleId, act: 'removed' } }] } }],
      });
    });
  });

  async function registeredSubject(kind = 'compound'): Promise<string> {
    const { id } = newSubject();
    await awards.recordDirectory(subjectCatalogue, id, [
      {
        type: 'SubjectRegistered',
        data: {
          kind,
          name: '和顺小区',
          class: null,
          division: town,
          unit: null,
          effectiveOn: '2020-01-01',
        },
      },
    ]);
    return id;
  }
});
