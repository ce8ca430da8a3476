import { titleCatalogue, type TitleEvent } from '@gongjian/awards-domain';
import type { OfficerAsOf, SubjectAsOf } from '@gongjian/shared-kernel';
import { appendEvents } from '@gongjian/shared-projections/testing';
import { people, TENANT, today, type RunningDistrict } from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { titleIdOf, type ToldProgramme } from './told-results.js';

const officer = (personId: string): OfficerAsOf => ({
  ...{ personId, role: 'leader', post: null, unit: null, division: null },
});

/** Records what happened to a title, as if two leaders had signed it. */
export async function recordTitle(awards: RunningDistrict, titleId: string, event: TitleEvent): Promise<void> {
  const recorded = await awards.store.readStream(`title-${titleId}`).catch(() => []);
  await appendEvents(awards.store, titleCatalogue, {
    tenant: TENANT,
    id: titleId,
    events: [event],
    recordedAt: new Date().toISOString(),
    ...(recorded.length === 0 ? {} : { after: BigInt(recorded.length - 1) }),
  });
}

function placeOf(subject: SubjectAsOf, programme: ToldProgramme) {
  const titleId = titleIdOf(subject.id, programme);
  const { programmeId, version, key } = programme;
  const basis = { programme: programmeId, version, rules: 2, inputs: [] };
  return { titleId, subject, programme: programmeId, version, rules: 2, key, grade: 'silver', basis };
}

export async function nameTitle(
  awards: RunningDistrict,
  subject: SubjectAsOf,
  programme: ToldProgramme,
): Promise<string> {
  const place = placeOf(subject, programme);
  await recordTitle(awards, place.titleId, {
    type: 'TitleNamed',
    data: {
      ...place,
      ...{ namingId: randomUUID(), slateId: randomUUID(), noticeId: null, result: null, resultOn: today },
      ...{ names: { zh: '整洁小区', en: 'Tidy compound' }, documentNumber: '清创〔2026〕5号', minutesNumber: null },
      ...{ namedOn: today, watchRevision: -1, removedOn: null, by: [officer(people.leader), officer(people.leader2)] },
      validity: { from: today, to: null, endsAt: null, renewalOpensOn: null },
    },
  });
  return place.titleId;
}

export async function expireTitle(
  awards: RunningDistrict,
  subject: SubjectAsOf,
  programme: ToldProgramme,
): Promise<void> {
  const place = placeOf(subject, programme);
  await recordTitle(awards, place.titleId, { type: 'TitleExpired', data: { ...place, on: today } });
}
