import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { districtsFileSchema, readDistricts } from './districts-file.js';
import { ConfigurationInvalid } from './environment.js';

const INFRA = new URL('../../../../infra/districts/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, INFRA), 'utf8');

interface Example {
  tenant: string;
  districts: { key: string; log: string; url: string; kafka?: object; tenants: Record<string, unknown>[] }[];
}

describe('the file of districts', () => {
  let folder: string;
  const example = (): Example => parse(textOf('city-example.yaml')) as Example;
  const secrets = ['qinghe', 'qinghe-kafka', 'dongshan'];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'gongjian-test-'));
    for (const name of secrets) writeFileSync(path.join(folder, name), `the secret of ${name}\n`);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function written(value: unknown): string {
    const file = path.join(folder, 'districts.yaml');
    writeFileSync(file, stringify(value).replaceAll('secrets/', ''));
    return file;
  }

  it('has its JSON Schema beside the example', () => {
    expect(JSON.parse(textOf('districts.schema.json'))).toEqual(districtsFileSchema());
  });

  it('is read with the secrets it names', () => {
    const { tenant, list } = readDistricts(written(example()));
    expect(tenant).toBe(example().tenant);
    expect(list).toMatchObject([
      {
        key: 'qinghe',
        url: 'https://gongjian.qinghe.example',
        tokenUrl: 'https://gongjian.qinghe.example/oidc/token',
        kafka: {
          brokers: ['kafka.qinghe.example:9093'],
          prefix: 'gongjian.',
          groups: 'city.',
          tls: true,
          login: { username: 'city', password: 'the secret of qinghe-kafka' },
        },
        tenants: [{ names: { zh: '清河县' }, clientSecret: 'the secret of qinghe' }],
      },
      { key: 'dongshan', tokenUrl: 'https://id.dongshan.example/token', kafka: null },
    ]);
  });

  it.each<readonly [string, string, (file: Example) => unknown]>([
    [
      'an address without TLS',
      '/districts/0/url',
      ({ districts: [one] }) => Object.assign(one ?? {}, { url: 'http://a.example' }),
    ],
    [
      'an address with a path',
      '/districts/0/url',
      ({ districts: [one] }) => Object.assign(one ?? {}, { url: 'https://a.example/b' }),
    ],
    ['no tenants', '/districts/0/tenants', ({ districts: [one] }) => Object.assign(one ?? {}, { tenants: [] })],
    ['a member nobody knows', '/districts/0', ({ districts: [one] }) => Object.assign(one ?? {}, { polls: 5 })],
    [
      'a user without a password',
      'passwordFile',
      ({ districts: [one] }) => Object.assign(one?.kafka ?? {}, { passwordFile: undefined }),
    ],
    [
      'a secret that is not there',
      '/districts/0/tenants/0/clientSecretFile',
      ({ districts: [one] }) => Object.assign(one?.tenants[0] ?? {}, { clientSecretFile: 'nowhere' }),
    ],
    [
      'a district twice',
      '/districts/key qinghe',
      ({ districts: [, two] }) => Object.assign(two ?? {}, { key: 'qinghe' }),
    ],
    ['a log twice', '/districts/log', ({ districts: [one, two] }) => Object.assign(two ?? {}, { log: one?.log })],
    ['a tenant twice', '/districts/tenants/id', ({ districts: [one] }) => one?.tenants.push({ ...one.tenants[0] })],
  ])('cannot hold %s, and says where', (_what, place, change) => {
    const file = example();
    change(file);
    const name = written(file);
    expect(() => readDistricts(name)).toThrow(ConfigurationInvalid);
    expect(() => readDistricts(name)).toThrow(place);
  });

  it('must be there, and YAML', () => {
    expect(() => readDistricts(path.join(folder, 'none.yaml'))).toThrow('ENOENT');
    const file = path.join(folder, 'broken.yaml');
    writeFileSync(file, 'districts: [');
    expect(() => readDistricts(file)).toThrow(ConfigurationInvalid);
  });

  it('may name this machine without TLS', () => {
    const file = example();
    Object.assign(file.districts[0] ?? {}, { url: 'http://127.0.0.1:8080' });
    expect(readDistricts(written(file)).list[0]?.url).toBe('http://127.0.0.1:8080');
  });
});
