import { type Answer, type Body, DistrictClient, type RunningDistrict, units } from '@gongjian/shared-records/testing';
import { runPlans } from './testing/running-plans.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { definition, idOf, nextKey } from './testing/campaign-steps.js';

const folder = new URL('../../../../programmes/', import.meta.url);
const shipped = ['star-community', 'case-free-compound', 'civilised-city-figures'];
const fileOf = (name: string): string => readFileSync(new URL(`${name}.yaml`, folder), 'utf8');

function faultsOf({ status, body }: Answer): unknown {
  const { errors = [] } = (body['details'] ?? body) as { readonly errors?: readonly Body[] };
  return [status, body['code'], ...errors.map(({ pointer, code }) => `${pointer as string} ${code as string}`)];
}

describe('programmes of format 2 over HTTP', () => {
  let plans: RunningDistrict;
  let office: DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    office = new DistrictClient(plans, 'office');
  });

  afterAll(() => plans.stop());

  async function drafted(value: object): Promise<string> {
    return idOf(await office.post('/programmes', { authorityUnitId: units.office, definition: value }));
  }

  async function published(value: object): Promise<Answer> {
    return office.post(`/programmes/${await drafted(value)}/versions`);
  }

  const shippedAsYaml = (name: string): Promise<Answer> =>
    office.postYaml('/programmes', `authorityUnitId: ${units.office}\ndefinition:\n${indented(fileOf(name))}`);
  const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

  it.each(shipped)('%s is drafted as YAML, published, and reads as the file says', async (name) => {
    const id = idOf(await shippedAsYaml(name));
    expect(await office.post(`/programmes/${id}/versions`)).toMatchObject({ status: 200 });
    expect(await office.get(`/programmes/${id}/versions/1`)).toMatchObject({
      status: 200,
      body: { definitionFormat: 2, rules: 2, definition: parse(fileOf(name)) as object },
    });
    const history = (await office.get(`/programmes/${id}/history`)).body['entries'] as readonly Body[];
    expect(history.at(-1)).toMatchObject({ type: 'ProgrammeVersionPublished' });
  });

  it('are revised as YAML, which says how decimals are written', async () => {
    const id = await drafted({ definitionFormat: 2 });
    expect(faultsOf(await office.putYaml(`/programmes/${id}/definition`, 'definition: { bar: 94.95 }\n'))).toEqual([
      422,
      'REQUEST.INVALID',
      '/definition/bar DECIMAL',
    ]);
    expect((await office.putYaml(`/programmes/${id}/definition`, 'definition: { bar: "94.95" }\n')).status).toBe(200);
    expect((await office.get(`/programmes/${id}`)).body['draft']).toEqual({ bar: '94.95' });
  });

  it('are refused with every fault of their form, and with every fault of what they say together', async () => {
    const form = { ...definition, key: 'Tidy', rules: 1, standard: { items: [{ kind: 'wish', code: 'x' }] } };
    expect(faultsOf(await published(form))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/rules VALUE',
      '/key FORMAT',
      '/standard/items/0/kind VALUE',
    ]);
    const founding = { ...definition.founding, organ: 'bureau', level: 'town' };
    expect(faultsOf(await published({ ...definition, key: nextKey(), founding }))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/founding/organ founderTooLow',
      '/founding/level founderTooLow',
    ]);
    const named = (zh: string): object => ({ ...definition, key: nextKey(), names: { zh, en: 'Named' } });
    expect(faultsOf(await published(named('每个社区交500元')))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/names/zh asksMoney',
    ]);
    expect((await published(named('党员按时交纳党费'))).status).toBe(200);
    expect(faultsOf(await published({ definitionFormat: 1, rules: 1 }))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/definitionFormat unknownFormat',
    ]);
  });

  it('have a key each, which stays', async () => {
    const value = { ...definition, key: nextKey() };
    const id = await drafted(value);
    expect((await office.post(`/programmes/${id}/versions`)).status).toBe(200);
    expect(faultsOf(await published({ ...value, kind: 'drive' }))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/key keyTaken',
    ]);
    await office.put(`/programmes/${id}/definition`, { definition: { ...value, key: nextKey() } });
    expect(faultsOf(await office.post(`/programmes/${id}/versions`))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/key keyChanged',
    ]);
    await office.put(`/programmes/${id}/definition`, { definition: { ...value, kind: 'drive' } });
    expect((await office.post(`/programmes/${id}/versions`)).status).toBe(200);
  });

  it('of one key are published once, however many ask at the same moment', async () => {
    const value = { ...definition, key: nextKey() };
    const ids = await Promise.all(Array.from({ length: 5 }, () => drafted(value)));
    const answers = await Promise.all(ids.map((id) => office.post(`/programmes/${id}/versions`)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect([
        [409, 'PROGRAMME.KEY_TAKEN'],
        [422, 'PROGRAMME.DEFINITION_INVALID', '/key keyTaken'],
      ]).toContainEqual(faultsOf(answer));
    }
  });

  it('follow a parent and refer to other programmes of the tenant only when these are published', async () => {
    const [parent, other] = [nextKey(), nextKey()];
    const approval = { ...definition.founding.approval, level: 'county' };
    const child = {
      ...definition,
      key: nextKey(),
      parent: { key: parent, version: 1, approval },
      award: {
        title: { names: definition.names, decidedBy: 'county', plaque: false },
        notice: { days: { days: 5, of: 'working' }, channels: ['web'], reply: { days: 5, of: 'working' } },
        signing: { by: 'leader' },
        triggers: [],
        clocks: Object.fromEntries(
          ['signedDocument', 'served', 'statement', 'appeal', 'appealReply'].map((clock) => [
            clock,
            { days: 5, of: 'working' },
          ]),
        ),
        cascade: [{ on: 'removed', titles: [other], of: 'same', consequence: 'warn' }],
      },
      standard: { items: [{ code: 'tidy', names: definition.names, kind: 'yesNo', expects: 'yes', required: true }] },
      rounds: [
        {
          code: 'check',
          names: definition.names,
          form: 'inspection',
          by: 'county',
          opens: { on: 'plan', every: 'year' },
          due: { days: 5, of: 'working' },
          indicators: 'all',
          decides: true,
          assessors: { number: 1 },
        },
      ],
      grading: { grades: [{ code: 'pass', names: definition.names, named: true, when: { required: true } }] },
    };
    const id = await drafted(child);
    expect(faultsOf(await office.post(`/programmes/${id}/versions`))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/award/cascade/0/titles/0 titleKeyUnknown',
      '/parent parentUnknown',
    ]);
    expect((await published({ ...definition, key: parent })).status).toBe(200);
    expect((await published({ ...definition, key: other })).status).toBe(200);
    expect(faultsOf(await office.post(`/programmes/${id}/versions`))).toEqual([200, undefined]);
    const { parent: _, ...alone } = child;
    await office.put(`/programmes/${id}/definition`, { definition: alone });
    expect(faultsOf(await office.post(`/programmes/${id}/versions`))).toEqual([
      422,
      'PROGRAMME.DEFINITION_INVALID',
      '/parent parentDropped',
    ]);
  });

  it('follow a parent without what would name by an easier way, or hold for longer', async () => {
    const parent = nextKey();
    const county = { ...(parse(fileOf('no-pyramid-selling-county')) as Body), key: parent };
    expect((await published(county)).status).toBe(200);
    const { names, award } = county as unknown as { readonly names: Body; readonly award: Body };
    const approval = { ...definition.founding.approval, level: 'city' };
    const childWith = (members: object): Promise<Answer> =>
      published({ ...county, key: nextKey(), parent: { key: parent, version: 1, approval }, ...members });
    expect(faultsOf(await childWith({}))).toEqual([200, undefined]);
    const determine = { code: 'decide', names, at: 'county', actedBy: 'office', does: 'determine' };
    const application = {
      ...{ by: ['self'], conditions: [], reapply: [{ kind: 'notBarred' }] },
      chain: [{ ...determine, twoStep: false, mayReject: true }],
    };
    const refused = (pointer: string): readonly unknown[] => [
      ...[422, 'PROGRAMME.DEFINITION_INVALID'],
      `${pointer} looserThanParent`,
    ];
    expect(faultsOf(await childWith({ application }))).toEqual(refused('/application'));
    const members = { kind: 'division', level: 'community' };
    const rollUp = { level: 'town', members, share: { atLeast: 1 }, lost: 'proposeRemoval' };
    expect(faultsOf(await childWith({ award: { ...award, rollUp } }))).toEqual(refused('/award/rollUp'));
    const renewal = { round: 'inspection', opensDaysBefore: 60, lapses: 'suspend' };
    const clocks = { ...(award['clocks'] as Body), suspension: { days: 366, of: 'calendar' } };
    expect(faultsOf(await childWith({ award: { ...award, renewal, clocks } }))).toEqual(refused('/award/renewal'));
  });

  it('are listed by what changed last, or by name', async () => {
    const named = (zh: string): object => ({ ...definition, names: { zh, en: 'Listed' } });
    const second = await drafted(named('一二'));
    const first = await drafted(named('一一'));
    const listed = async (query: string): Promise<readonly string[]> => {
      const { items } = (await office.get(`/programmes?limit=100${query}`)).body as { items: readonly Body[] };
      return items.map(({ id }) => id as string).filter((id) => id === first || id === second);
    };
    expect(await listed('')).toEqual([first, second]);
    await office.put(`/programmes/${second}/definition`, { definition: { ...named('一二'), kind: 'drive' } });
    expect(await listed('')).toEqual([second, first]);
    expect(await listed('&sort=name')).toEqual([first, second]);
    expect(await listed('&sort=-name')).toEqual([second, first]);
    expect(await listed('&sort=-changed')).toEqual([second, first]);
    expect(await listed('&sort=changed')).toEqual([first, second]);
    expect((await office.get('/programmes?sort=key')).status).toBe(422);
  });

  it('have a JSON Schema that takes what can be published', async () => {
    const answer = await office.get('/programmes/schema');
    expect(answer.status).toBe(200);
    const ajv = new Ajv2020({ strictTypes: false, allErrors: true });
    ajv.addKeyword('x-shown');
    ajv.addKeyword('x-cited');
    ajv.addKeyword('x-alike');
    ajv.addKeyword('x-alike-without');
    ajv.addKeyword('x-shown-without');
    ajv.addFormat('date', true);
    const validate = ajv.compile(answer.body);
    for (const name of shipped) expect([validate(parse(fileOf(name))), validate.errors]).toEqual([true, null]);
    expect(validate({ ...definition, founding: undefined })).toBe(false);
  });
});
