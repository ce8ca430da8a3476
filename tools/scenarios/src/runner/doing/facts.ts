import type { ApplicationRow, ComplaintRow, IncidentRow, SheetRow } from '@gongjian/assessments-domain';
import { placeAt } from '../../world/places.js';
import type { Story } from '../story.js';
import { NothingThere } from '../story.js';
import { filer } from './applications.js';
import type { Doers } from './doers.js';

const REASON = { code: 'other', text: '说明' };
const PATHS: Readonly<Record<string, string>> = {
  incident: '/api/assessments/v1/incidents',
  complaint: '/api/assessments/v1/complaints',
  application: '/api/assessments/v1/applications',
};

/** Before lines happen that day. */
const earlyOn = (day: string): string => `${day}T01:00:00.000Z`;

/** Who sends reports: a system of the cast, else the office. */
function reporter(story: Story, by: string | undefined): string {
  const system = Object.entries(story.file.cast).find(([, entry]) => typeof entry === 'object' && 'service' in entry);
  return story.company.who(by ?? system?.[0] ?? 'office');
}

/** The office of the county, or of the place above it that founds. */
function office(story: Story, by: string | undefined, nth = ''): string {
  return story.who(by ?? `office${nth}`, story.company.home, story.company.placeOf(story.subjectOf(undefined)));
}

function pathOf(story: Story, of: string, kinds: readonly string[]): string {
  const { kind, id } = story.thing(of);
  const path = PATHS[kind];
  if (path === undefined || !kinds.includes(kind)) throw new TypeError(`${of} is a ${kind}`);
  return `${path}/${id}`;
}

export const factsDoers: Doers = {
  incident: async ({ kind, occurred, subject, reference, by, as }, story) => {
    const { id } = await story.post(reporter(story, by), '/api/assessments/v1/incidents', {
      subjectId: story.company.subject(story.subjectOf(subject)),
      kind,
      occurredAt: earlyOn(occurred ?? story.today),
      ...(reference === undefined ? {} : { reference }),
    });
    story.name(as, 'incident', id as string);
  },

  complaint: async ({ kinds, received, subject, verified, times, by, as }, story) => {
    for (let time = 0; time < (times ?? 1); time += 1) {
      const { id } = await story.post(reporter(story, by), '/api/assessments/v1/complaints', {
        subjectId: story.company.subject(story.subjectOf(subject)),
        kinds: kinds ?? kindsOf(story),
        receivedOn: received ?? story.today,
        what: '反映的问题',
      });
      story.name(as, 'complaint', id as string);
      if (verified === true) {
        await story.post(office(story, undefined), `/api/assessments/v1/complaints/${id as string}/verification`);
      }
    }
  },

  verify: async ({ of, by }, story) => {
    await story.post(office(story, by), `${pathOf(story, of, ['incident', 'complaint'])}/verification`);
  },

  unfounded: async ({ of, by }, story) => {
    const body = { reason: REASON };
    await story.post(office(story, by), `${pathOf(story, of, ['incident', 'complaint'])}/unfounded`, body);
  },

  correct: async ({ of, kind, kinds, occurred, subject, by }, story) => {
    const thing = story.thing(of);
    const subjectOf = (known: string): string => (subject === undefined ? known : story.company.subject(subject));
    if (thing.kind === 'incident') {
      const was = await story.row<IncidentRow>('incident', thing.id);
      await story.post(reporter(story, by), `${pathOf(story, of, ['incident'])}/correction`, {
        subjectId: subjectOf(was.subject.id),
        kind: kind ?? was.kind,
        occurredAt: occurred === undefined ? was.occurredAt : earlyOn(occurred),
        reason: 'mistaken',
      });
      return;
    }
    const was = await story.row<ComplaintRow>('complaint', thing.id);
    await story.post(reporter(story, by), `${pathOf(story, of, ['complaint'])}/correction`, {
      subjectId: subjectOf(was.subject.id),
      kinds: kinds ?? was.kinds,
      receivedOn: occurred ?? was.receivedOn,
      reason: 'mistaken',
    });
  },

  withdraw: async ({ of, by }, story) => {
    const { kind, id } = story.thing(of);
    switch (kind) {
      case 'incident':
      case 'complaint': {
        const body = { reason: 'reportedInError' };
        return void (await story.post(reporter(story, by), `${pathOf(story, of, [kind])}/withdrawal`, body));
      }
      case 'application': {
        const row = await story.row<ApplicationRow>('application', id);
        const near = story.company.divisionById(row.subject.division.id);
        const who = by === undefined ? filer(story, row.filedBy, near) : story.who(by, story.company.home, near);
        return void (await story.post(who, `${pathOf(story, of, [kind])}/withdrawal`, { reason: REASON }));
      }
      case 'finding': {
        const sheet = (await story.rows<SheetRow>('sheet')).find(({ findings }) =>
          findings.some(({ findingId }) => findingId === id),
        );
        const path = `/api/assessments/v1/sheets/${sheet?.id ?? ''}/findings/${id}/withdrawal`;
        const assessor = sheet?.appointed[0]?.personId;
        if (assessor === undefined) throw new NothingThere('no assessor');
        const who = by === undefined ? assessor : story.who(by, story.company.home);
        return void (await story.post(who, path, { reason: REASON }));
      }
      case 'rectification': {
        const path = `/api/plans/v1/rectifications/${id}/withdrawal`;
        return void (await story.post(office(story, by), path, { reason: REASON }));
      }
      default:
        throw new TypeError(`${of} is a ${kind}: it is not withdrawn`);
    }
  },

  rectified: async ({ of, by }, story) => {
    const near = story.company.placeOf(story.subjectOf(undefined));
    const body = { how: '已整改' };
    await story.post(
      story.who(by ?? 'town', placeAt('town', near.id), near),
      `${pathOf(story, of, ['complaint'])}/rectification`,
      body,
    );
  },

  closed: async ({ of, by }, story) => {
    await story.post(office(story, by), `${pathOf(story, of, ['complaint'])}/closure`);
  },
};

function kindsOf(story: Story): readonly string[] {
  const { facts } = story.programme().definition as {
    readonly facts?: { readonly complaints?: { readonly kinds: readonly { readonly code: string }[] } };
  };
  const kind = facts?.complaints?.kinds[0]?.code;
  if (kind === undefined) throw new NothingThere('no kind of complaints in the definition');
  return [kind];
}
