import { PERSON_ROLES, SERVICE_ROLES, SUBJECT_KINDS, UNIT_KINDS, type PersonRole } from '@gongjian/directory-contracts';
import type { Principal, RoleGrant } from '@gongjian/shared-access';
import { DEPLOYMENT_TENANT, naturalId, type Clock } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import type { Write } from '@gongjian/shared-records';
import type { CommandBus } from '@nestjs/cqrs';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BindAccount } from '../commands/bind-account/bind-account.command.js';
import { bindAccountRequest } from '../commands/bind-account/bind-account.request.js';
import { BindServiceAccount } from '../commands/bind-service-account/bind-service-account.command.js';
import { bindServiceAccountRequest } from '../commands/bind-service-account/bind-service-account.request.js';
import { FoundDivision } from '../commands/found-division/found-division.command.js';
import { foundDivisionRequest } from '../commands/found-division/found-division.request.js';
import { FoundTenant } from '../commands/found-tenant/found-tenant.command.js';
import { GrantRole } from '../commands/grant-role/grant-role.command.js';
import { grantRoleRequest } from '../commands/grant-role/grant-role.request.js';
import { GrantServiceRole } from '../commands/grant-service-role/grant-service-role.command.js';
import { grantServiceRoleRequest } from '../commands/grant-service-role/grant-service-role.request.js';
import { RegisterPerson } from '../commands/register-person/register-person.command.js';
import { registerPersonRequest } from '../commands/register-person/register-person.request.js';
import { RegisterService } from '../commands/register-service/register-service.command.js';
import { registerServiceRequest } from '../commands/register-service/register-service.request.js';
import { RegisterSubject } from '../commands/register-subject/register-subject.command.js';
import { registerSubjectRequest } from '../commands/register-subject/register-subject.request.js';
import { RegisterUnit } from '../commands/register-unit/register-unit.command.js';
import { registerUnitRequest } from '../commands/register-unit/register-unit.request.js';

const key = z.string().regex(/^[a-z][a-z-]*$/);
const code = z.string().regex(/^\d{12}$/);
const day = z.iso.date();

const sampleDistrict = z.strictObject({
  tenant: z.strictObject({ key, name: z.string(), rootDivision: code, retentionYears: z.int() }),
  since: z.strictObject({ divisions: day, units: day, posts: day, subjects: day }),
  divisions: z.array(z.strictObject({ code, name: z.string(), parent: code.nullable() })),
  units: z.array(
    z.strictObject({ key, name: z.string(), kind: z.enum(UNIT_KINDS), division: code, superior: key.nullable() }),
  ),
  people: z.array(
    z.strictObject({
      key,
      name: z.string(),
      phone: z.string(),
      account: z.string().optional(),
      post: z.strictObject({ title: z.string(), unit: key }),
      roles: z.array(z.strictObject({ role: z.enum(PERSON_ROLES), division: code })),
    }),
  ),
  services: z.array(
    z.strictObject({
      key,
      name: z.string(),
      unit: key,
      roles: z.array(z.strictObject({ role: z.enum(SERVICE_ROLES), division: code })),
    }),
  ),
  subjects: z.array(
    z.strictObject({
      key,
      kind: z.enum(SUBJECT_KINDS),
      name: z.string(),
      class: z.string().nullable(),
      division: code,
    }),
  ),
});
type SampleDistrictData = z.output<typeof sampleDistrict>;

/** The account of a demo user at the issuer; `null` leaves the person without one. */
export type AccountLookup = (username: string) => Promise<{ readonly issuer: string; readonly subject: string } | null>;

export interface SampleDistrictOptions {
  readonly commands: CommandBus;
  readonly clock: Clock;
  readonly accountOf: AccountLookup;
}

/** Ids by the keys of the data file; divisions by code. */
export interface SampleDistrict {
  readonly tenant: string;
  readonly divisions: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
  readonly subjects: ReadonlyMap<string, string>;
}

/** User names of the sample's demo accounts, and what each may do. */
export function sampleAccounts(): readonly { readonly username: string; readonly roles: readonly PersonRole[] }[] {
  return data().people.flatMap(({ account, roles }) =>
    account === undefined ? [] : [{ username: account, roles: roles.map(({ role }) => role) }],
  );
}

/** The sample's service accounts: the name to look their account up by, and the client id to make it under. */
export function sampleServices(): readonly {
  readonly account: string;
  readonly clientId: string;
  readonly name: string;
}[] {
  return data().services.map(({ key: account, name }) => ({
    account,
    clientId: naturalId(sampleTenant(), 'serviceClient', account),
    name,
  }));
}

/** The tenant that the sample district is. */
export function sampleTenant(): string {
  return naturalId(DEPLOYMENT_TENANT, 'sample-district', data().tenant.key);
}

/** Who loads it: the actor of the first event of a log that began with the sample district. */
export function sampleImporter(): string {
  return naturalId(sampleTenant(), 'service', 'sample-district');
}

/**
 * An invented city with counties, streets, communities, units, people, rights and subjects, written through the same
 * commands as everything else. Every command has a fixed id: loading it again changes nothing and goes on where an
 * interrupted load ended.
 */
export async function loadSampleDistrict(options: SampleDistrictOptions): Promise<SampleDistrict> {
  const { divisions, units, people, services, subjects, since, tenant: office } = data();
  const loader = new Loader(options, sampleTenant());
  for (const { code: divisionCode, name, parent } of divisions) {
    await loader.division(divisionCode, {
      name,
      code: divisionCode,
      parentId: parent === null ? null : loader.divisionId(parent),
      effectiveOn: since.divisions,
    });
  }
  await loader.found(office);
  for (const unit of units) {
    await loader.unit(unit.key, {
      name: unit.name,
      kind: unit.kind,
      divisionId: loader.divisionId(unit.division),
      superiorId: unit.superior === null ? null : loader.unitId(unit.superior),
      effectiveOn: since.units,
    });
  }
  await Promise.all(people.map((person) => loader.person(person, since.posts)));
  await Promise.all(services.map((service) => loader.service(service, since.posts)));
  await Promise.all(
    subjects.map((subject) =>
      loader.subject(subject.key, {
        kind: subject.kind,
        name: subject.name,
        class: subject.class,
        divisionId: loader.divisionId(subject.division),
        effectiveOn: since.subjects,
      }),
    ),
  );
  return loader.loaded;
}

class Loader {
  readonly loaded: SampleDistrict & {
    readonly divisions: Map<string, string>;
    readonly units: Map<string, string>;
    readonly people: Map<string, string>;
    readonly services: Map<string, string>;
    readonly subjects: Map<string, string>;
  };
  private readonly principal: Principal;

  constructor(
    private readonly options: SampleDistrictOptions,
    private readonly tenant: string,
  ) {
    this.loaded = {
      tenant,
      divisions: new Map(),
      units: new Map(),
      people: new Map(),
      services: new Map(),
      subjects: new Map(),
    };
    this.principal = importer(tenant);
  }

  divisionId(divisionCode: string): string {
    return found(this.loaded.divisions, divisionCode);
  }

  unitId(unitKey: string): string {
    return found(this.loaded.units, unitKey);
  }

  async division(divisionCode: string, body: z.input<typeof foundDivisionRequest>): Promise<void> {
    const command = new FoundDivision(this.write('division', divisionCode), foundDivisionRequest.parse(body));
    this.loaded.divisions.set(divisionCode, (await this.options.commands.execute(command)).id);
  }

  async found({ name, rootDivision, retentionYears }: SampleDistrictData['tenant']): Promise<void> {
    const rootDivisionId = this.divisionId(rootDivision);
    const body = { name, rootDivisionId, timeZone: 'Asia/Shanghai', retentionYears };
    await this.options.commands.execute(new FoundTenant(this.write('tenant'), body));
  }

  async unit(unitKey: string, body: z.input<typeof registerUnitRequest>): Promise<void> {
    const command = new RegisterUnit(this.write('unit', unitKey), registerUnitRequest.parse(body));
    this.loaded.units.set(unitKey, (await this.options.commands.execute(command)).id);
  }

  async subject(subjectKey: string, body: z.input<typeof registerSubjectRequest>): Promise<void> {
    const command = new RegisterSubject(this.write('subject', subjectKey), registerSubjectRequest.parse(body));
    this.loaded.subjects.set(subjectKey, (await this.options.commands.execute(command)).id);
  }

  async person(person: SampleDistrictData['people'][number], from: string): Promise<void> {
    const { commands, accountOf } = this.options;
    const { name, phone, post, roles, account } = person;
    const registration = registerPersonRequest.parse({
      name,
      phone,
      post: { title: post.title, unitId: this.unitId(post.unit), from },
    });
    const { id } = await commands.execute(new RegisterPerson(this.write('person', person.key), registration));
    this.loaded.people.set(person.key, id);
    for (const { role, division } of roles) {
      const grant = grantRoleRequest.parse({ role, divisionId: this.divisionId(division), from });
      await commands.execute(new GrantRole(this.write('grant', person.key, role, division), id, grant));
    }
    const bound = account === undefined ? null : await accountOf(account);
    if (bound !== null) {
      const body = bindAccountRequest.parse(bound);
      const write = this.write('account', person.key, body.issuer, body.subject);
      await commands.execute(new BindAccount(write, id, body));
    }
  }

  async service(service: SampleDistrictData['services'][number], from: string): Promise<void> {
    const { commands, accountOf } = this.options;
    const registration = registerServiceRequest.parse({ name: service.name, unitId: this.unitId(service.unit) });
    const { id } = await commands.execute(new RegisterService(this.write('service', service.key), registration));
    this.loaded.services.set(service.key, id);
    for (const { role, division } of service.roles) {
      const grant = grantServiceRoleRequest.parse({ role, divisionId: this.divisionId(division), from });
      await commands.execute(new GrantServiceRole(this.write('grant', service.key, role, division), id, grant));
    }
    const bound = await accountOf(service.key);
    if (bound !== null) {
      const body = bindServiceAccountRequest.parse(bound);
      const write = this.write('account', service.key, body.issuer, body.subject);
      await commands.execute(new BindServiceAccount(write, id, body));
    }
  }

  private write(...parts: readonly string[]): Write {
    const now = this.options.clock.now();
    return {
      principal: this.principal,
      commandId: naturalId(this.tenant, 'command', 'sample-district', ...parts),
      channel: 'import',
      now,
      today: localDateAt(now),
    };
  }
}

/** The deployment itself, with the rights that an import of a whole district needs. */
function importer(tenant: string): Principal {
  const everywhere = new Everywhere();
  const grants = (['systemAdmin', 'securityAdmin', 'office'] as const).map((role): RoleGrant => ({
    id: role,
    role,
    division: { id: DEPLOYMENT_TENANT, name: '本部署' },
    divisionCode: '',
    divisionIds: everywhere,
    from: '2000-01-01',
    to: null,
  }));
  return {
    kind: 'service',
    tenant,
    id: sampleImporter(),
    accountName: 'sample-district',
    grants,
    posts: [],
    unitIds: [],
    rootDivisionId: DEPLOYMENT_TENANT,
  };
}

class Everywhere extends Set<string> {
  override has(): boolean {
    return true;
  }
}

function data(): SampleDistrictData {
  const file = new URL('../../sample-district.json', import.meta.url);
  return sampleDistrict.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function found(ids: ReadonlyMap<string, string>, wanted: string): string {
  const id = ids.get(wanted);
  if (id === undefined) throw new Error(`the sample district names ${wanted} before it is there`);
  return id;
}
