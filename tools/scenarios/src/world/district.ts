import type { DirectoryDivision, DirectoryPerson, DirectoryUnit, Role } from '@gongjian/shared-access';
import { naturalId } from '@gongjian/shared-event-sourcing';
import type { Cast, CastEntry } from '../scenario/cast.js';
import { pathOf, placeAt, PLACES, placeNamed, subtreeOf } from './places.js';
import type { District } from './world-directory.js';

const SINCE = '2020-01-01';
const OFFICE = '创建办';

/** Of a place: its creation office, or the committee of a community. */
export function officeId(tenant: string, place: DirectoryDivision): string {
  return naturalId(tenant, 'worldOffice', place.code);
}

/** The unit that is the subject's where a division or what stands in it is one: a committee, a street office, a government. */
function committeeId(tenant: string, place: DirectoryDivision): string {
  return isGoverned(place) ? naturalId(tenant, 'worldGovernment', place.code) : officeId(tenant, place);
}

function isGoverned({ level }: DirectoryDivision): boolean {
  return level !== 'town' && level !== 'community';
}

export function emptyDistrict(tenant: string): District {
  const root = placeNamed('province');
  const offices = [...PLACES.values()].map((place): DirectoryUnit => {
    const above = pathOf(place.id)[1];
    return {
      id: officeId(tenant, place),
      tenant,
      name: place.level === 'community' ? `${place.name}居委会` : `${place.name}${OFFICE}`,
      kind: place.level === 'community' ? 'committee' : 'office',
      division: place,
      superiorUnitId: above === undefined ? null : officeId(tenant, above),
      closedOn: null,
    };
  });
  const governments = [...PLACES.values()].filter(isGoverned).map((place): DirectoryUnit => ({
    id: committeeId(tenant, place),
    tenant,
    name: `${place.name}人民政府`,
    kind: 'government',
    division: place,
    superiorUnitId: null,
    closedOn: null,
  }));
  return {
    tenant: { id: tenant, name: '云川', rootDivision: root, timeZone: 'Asia/Shanghai', retentionYears: 30 },
    persons: new Map(),
    services: new Map(),
    units: new Map([...offices, ...governments].map((unit) => [unit.id, unit])),
    subjects: new Map(),
  };
}

interface Officer {
  readonly role: string;
  readonly nth: number;
  readonly place: DirectoryDivision;
  readonly unit: DirectoryUnit;
}

function hire(district: District, { role, nth, place, unit }: Officer): string {
  const tenant = district.tenant.id;
  const id = naturalId(tenant, 'worldPerson', role, String(nth), place.code, unit.id);
  if (district.persons.has(id)) return id;
  const { code, name } = place;
  const division = { id: place.id, code, name };
  const person: DirectoryPerson = {
    id,
    tenant,
    status: 'registered',
    posts: [
      {
        id: naturalId(tenant, 'worldPost', id),
        title: `${role}${nth}`,
        unit: { id: unit.id, name: unit.name },
        division: { id: unit.division.id, code: unit.division.code, name: unit.division.name },
        from: SINCE,
        to: null,
      },
    ],
    grants: [
      {
        id: naturalId(tenant, 'worldGrant', id),
        kind: 'granted',
        role: role as Role,
        division,
        from: SINCE,
        to: null,
        actsFor: null,
      },
    ],
  };
  district.persons.set(id, person);
  return id;
}

/** Who and what the names of a story stand for. */
export class Company {
  private readonly subjects = new Map<string, string>();
  private readonly units = new Map<string, string>();
  private readonly others = new Map<string, string>();

  constructor(
    readonly district: District,
    private readonly cast: Cast,
    /** Where persons without a place are: the authority's. */
    readonly home: DirectoryDivision,
    from?: Company,
  ) {
    if (from !== undefined) {
      for (const map of ['subjects', 'units', 'others'] as const) {
        for (const [name, id] of from[map]) this[map].set(name, id);
      }
      return;
    }
    let communities = 0;
    for (const [name, entry] of Object.entries(cast)) {
      if (typeof entry === 'string') continue;
      if ('subject' in entry) {
        communities += 1;
        const place = placeNamed(entry.at ?? `community${((communities - 1) % 12) + 1}`);
        if (entry.later === undefined) this.enterAll(name, entry, place);
      }
      if ('service' in entry) this.register(name);
      if ('unit' in entry) this.found(name, placeNamed(entry.unit));
    }
  }

  /** The same names in another district that goes on from this one. */
  in(district: District): Company {
    return new Company(district, this.cast, this.home, this);
  }

  get subjectNames(): readonly string[] {
    return [...this.subjects.keys()];
  }

  subject(name: string): string {
    return known(this.subjects, name);
  }

  /** What the cast has later. */
  enterLater(name: string): void {
    const entry = this.cast[name];
    if (typeof entry !== 'object' || !('subject' in entry)) throw new TypeError(`${name} is no subject of the cast`);
    this.enterAll(name, entry, placeNamed(entry.at ?? 'community1'));
  }

  /** So many points of that place, whoever they are. */
  addPoints(place: DirectoryDivision, count: number): void {
    for (let nth = 1; nth <= count; nth += 1) this.enter(`point${nth}`, { subject: 'point' }, place);
  }

  nameOfSubject(id: string): string {
    return [...this.subjects].find(([, subjectId]) => subjectId === id)?.[0] ?? id;
  }

  placeOf(subjectName: string): DirectoryDivision {
    const subject = this.district.subjects.get(this.subject(subjectName));
    return pathOf(subject?.division.id ?? '')[0] ?? this.home;
  }

  unit(name: string): string {
    return known(this.units, name);
  }

  /** The unit that tasks of an authority go to where no other is named. */
  bureau(authority: DirectoryDivision = this.home): string {
    const below = subtreeOf(authority.id);
    const named = Object.entries(this.cast).find(([name, entry]) => {
      const unit = typeof entry === 'object' && 'unit' in entry ? this.district.units.get(this.unit(name)) : undefined;
      return unit !== undefined && below.has(unit.division.id);
    })?.[0];
    if (named !== undefined) return this.unit(named);
    const name = `bureauOf${authority.code}`;
    const place =
      authority.level === 'town' || authority.level === 'community' ? authority : placeAt('town', authority.id);
    return this.units.get(name) ?? this.found(name, place);
  }

  /** Where a person's right reaches from. */
  placeOfPerson(personId: string): DirectoryDivision {
    const [grant] = this.district.persons.get(personId)?.grants ?? [];
    return this.divisionById(grant?.division.id ?? this.home.id);
  }

  inUnit(role: string, unitId: string): string {
    return this.officerOf(role, 1, unitId);
  }

  divisionById(id: string): DirectoryDivision {
    return placeOfDivision({ division: { id } });
  }

  /** A person or system by its name in a line. @param here the place the act is done at */
  who(name: string, here: DirectoryDivision = this.home): string {
    const entry = this.cast[name];
    if (typeof entry === 'string') return this.who(entry, here);
    if (entry !== undefined && ('role' in entry || 'service' in entry)) return this.ofCast(name, entry, here);
    const [, role = '', nth = '', at] = /^([a-zA-Z]+?)(\d*)(?:@(.+))?$/.exec(name) ?? [];
    const unitId = at === undefined ? undefined : this.units.get(at);
    if (unitId !== undefined) return this.officerOf(role, Number(nth || 1), unitId);
    const place = at === undefined ? here : (PLACES.get(at) ?? pathOf(here.id).find(({ level }) => level === at));
    if (place === undefined) throw new TypeError(`nobody is called ${name}`);
    return this.officerOf(role, Number(nth || 1), officeId(this.district.tenant.id, place));
  }

  private officerOf(role: string, nth: number, unitId: string, place?: DirectoryDivision): string {
    const unit = this.district.units.get(unitId);
    if (unit === undefined) throw new TypeError(`there is no unit ${unitId}`);
    return hire(this.district, { role, nth, place: place ?? placeOfDivision(unit), unit });
  }

  private ofCast(
    name: string,
    entry: Extract<CastEntry, { role: string } | { service: string }>,
    here: DirectoryDivision,
  ): string {
    if ('service' in entry) return known(this.others, name);
    const place = entry.at === undefined ? here : placeNamed(entry.at);
    const unitId =
      entry.postIn === undefined
        ? officeId(this.district.tenant.id, place)
        : (this.units.get(entry.postIn) ?? this.unitOfSubject(entry.postIn));
    return this.officerOf(entry.role, 50, unitId, place);
  }

  private unitOfSubject(name: string): string {
    const { division, unit } = this.district.subjects.get(this.subject(name)) ?? {};
    return unit?.id ?? officeId(this.district.tenant.id, placeOfDivision({ division: division ?? this.home }));
  }

  private enterAll(name: string, entry: Extract<CastEntry, { subject: string }>, place: DirectoryDivision): void {
    if (entry.times === undefined) return this.enter(name, entry, place);
    for (let nth = 1; nth <= entry.times; nth += 1) this.enter(`${name}${nth}`, entry, place);
  }

  private enter(name: string, entry: Extract<CastEntry, { subject: string }>, place: DirectoryDivision): void {
    const tenant = this.district.tenant.id;
    const id = naturalId(tenant, 'worldSubject', name);
    const { id: divisionId, code, name: divisionName } = place;
    const hasUnit = entry.subject === 'unit' || entry.subject === 'compound' || entry.subject === 'hamlet';
    const unit = hasUnit ? this.found(`${name}Unit`, place) : null;
    const office = entry.noUnit === true ? undefined : this.district.units.get(unit ?? committeeId(tenant, place));
    this.subjects.set(name, id);
    this.district.subjects.set(id, {
      id,
      tenant,
      kind: entry.subject,
      name: entry.subject === 'division' ? divisionName : `${divisionName}${name}`,
      class: entry.class ?? null,
      division: { id: divisionId, code, name: divisionName },
      unit: office === undefined ? null : { id: office.id, name: office.name },
      closedOn: null,
    });
  }

  private register(name: string): void {
    const tenant = this.district.tenant.id;
    const id = naturalId(tenant, 'worldService', name);
    const root = placeNamed('province');
    const office = this.district.units.get(officeId(tenant, root));
    const division = { id: root.id, code: root.code, name: root.name };
    this.others.set(name, id);
    this.district.services.set(id, {
      id,
      tenant,
      status: 'registered',
      name,
      unit: { id: office?.id ?? '', name: office?.name ?? '' },
      division,
      registeredOn: SINCE,
      grants: [
        {
          id: naturalId(tenant, 'worldGrant', id),
          kind: 'granted',
          role: 'agency',
          division,
          from: SINCE,
          to: null,
          actsFor: null,
        },
      ],
    });
  }

  private found(name: string, place: DirectoryDivision): string {
    const tenant = this.district.tenant.id;
    const id = naturalId(tenant, 'worldUnit', name);
    this.units.set(name, id);
    this.district.units.set(id, {
      id,
      tenant,
      name: `${place.name}${name}`,
      kind: 'bureau',
      division: place,
      superiorUnitId: officeId(tenant, place),
      closedOn: null,
    });
    return id;
  }
}

function placeOfDivision({ division }: { readonly division: { readonly id: string } }): DirectoryDivision {
  const [place] = pathOf(division.id);
  if (place === undefined) throw new TypeError(`there is no division ${division.id}`);
  return place;
}

function known(map: ReadonlyMap<string, string>, name: string): string {
  const id = map.get(name);
  if (id === undefined) throw new TypeError(`nothing is called ${name}`);
  return id;
}
