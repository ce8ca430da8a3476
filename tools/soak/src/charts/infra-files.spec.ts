import { kafkaFilesOf, kafkaUsers } from '@gongjian/cli';
import { readServiceConfiguration } from '@gongjian/shared-service';
import { Ajv, type AnySchema } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { secretsForCheck } from './secrets-for-check.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const text = (file: string): string => readFileSync(root + file, 'utf8');
const yaml = (file: string): unknown => parse(text(file), { merge: true });
const CONTEXTS = ['assessments', 'audit', 'awards', 'directory', 'plans'];

interface ComposeService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}

interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, null>>;
}

function faultsOf(schema: unknown, value: unknown): readonly string[] {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(schema as AnySchema);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the compose file', () => {
  const compose = yaml('infra/compose/compose.yaml') as ComposeFile;
  const services = Object.entries(compose.services);
  const schema: unknown = JSON.parse(
    text('infra/compose/compose-spec.schema.json').replace(
      'https://json-schema.org/draft-07',
      'http://json-schema.org/draft-07',
    ),
  );
  /** With the defaults of `${NAME:-default}`. */
  const settled = (value: string): string => value.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1');

  it('is one, and a misspelt one is not', () => {
    expect(faultsOf(schema, compose)).toEqual([]);
    const misspelt = { services: { plans: { image: 'plans', healthchek: {} } } };
    expect(faultsOf(schema, misspelt)).not.toEqual([]);
  });

  it('lets nobody in but through the gateway, and that from this machine alone', () => {
    expect(services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${settled(port)}`))).toEqual([
      'gateway 127.0.0.1:8080:8080',
    ]);
  });

  it('waits for what there is: jobs to their end, others until they are healthy', () => {
    const jobs = ['secrets', 'init', 'migrate', 'kafka-apply'];
    for (const [name, { depends_on: needs = {} }] of services) {
      for (const [other, { condition }] of Object.entries(needs)) {
        const wanted = jobs.includes(other) ? 'service_completed_successfully' : 'service_healthy';
        expect([name, other, condition]).toEqual([name, other, wanted]);
        expect(compose.services).toHaveProperty([other]);
      }
    }
  });

  it('builds each image from a target of the Dockerfile', () => {
    const targets = [...text('infra/images/Dockerfile').matchAll(/^FROM runtime AS (\S+)$/gm)].map(([, name]) => name);
    expect([...targets].sort()).toEqual([...CONTEXTS, 'cli', 'gateway', 'witness'].sort());
    for (const [name, { image, build }] of services) {
      if (build === undefined) expect(['kafka', 'postgres']).toContain(name);
      else {
        expect(build).toEqual({ context: '../..', dockerfile: 'infra/images/Dockerfile', target: build.target });
        expect(settled(image)).toBe(`gongjian/${build.target}:${productVersion()}`);
        expect(targets).toContain(build.target);
      }
    }
  });

  it('mounts what is there', () => {
    for (const [, { volumes = [] }] of services) {
      for (const [source = ''] of volumes.map((each) => each.split(':'))) {
        if (source.startsWith('./secrets')) continue;
        if (source.startsWith('./'))
          expect([source, existsSync(`${root}infra/compose/${source}`)]).toEqual([source, true]);
        else expect(compose.volumes).toHaveProperty([source]);
      }
    }
  });

  it.each(CONTEXTS)('gives the service %s what it needs, with its own secrets', (name) => {
    const { environment = {}, volumes = [] } = compose.services[name] as ComposeService;
    expect(volumes).toContain(`./secrets/${name}:/run/secrets:ro`);
    const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, settled(value)]));
    const configuration = readServiceConfiguration(name, {
      ...env,
      GONGJIAN_SECRETS: secretsForCheck().folderOf(name),
    });
    expect(configuration.database).toMatchObject({ host: 'postgres', user: `gongjian_${name}` });
    expect(configuration.kafka.login?.username).toBe(kafkaUsers.includes(name) ? name : undefined);
  });

  it('has the topics and principals of every deployment', () => {
    const files = (names: readonly string[]): ReturnType<typeof kafkaFilesOf> =>
      kafkaFilesOf(new Map(names.map((name) => [name, text(name)])));
    const one = files(['infra/compose/topics.yaml', 'infra/kafka/services.yaml']);
    const three = files(['infra/kafka/topics.yaml', 'infra/kafka/services.yaml']);
    expect(one.principals.map(({ principal }) => principal).sort()).toEqual(kafkaUsers.map((name) => `User:${name}`));
    const fewer = Object.entries(three.topics).map(([name, topic]) => [
      name,
      { ...topic, replicationFactor: 1, config: { ...topic.config, 'min.insync.replicas': 1 } },
    ]);
    expect(one.topics).toEqual(Object.fromEntries(fewer));
  });
});

describe('the Helm chart', () => {
  const schema = JSON.parse(text('infra/helm/gongjian/values.schema.json')) as AnySchema;
  const values = yaml('infra/helm/gongjian/values.yaml') as Record<string, object>;

  it('is of this version', () => {
    expect(yaml('infra/helm/gongjian/Chart.yaml')).toMatchObject({
      version: productVersion(),
      appVersion: productVersion(),
    });
  });

  it('has values as its schema wants them, and so has the example', () => {
    expect(faultsOf(schema, values)).toEqual([]);
    const example = merged(values, yaml('infra/helm/district-example.yaml') as object);
    expect(faultsOf(schema, example)).toEqual([]);
    expect(faultsOf(schema, { ...values, publicUrl: 'gongjian.example' })).not.toEqual([]);
    expect(faultsOf(schema, { ...values, netwrokPolicy: {} })).not.toEqual([]);
  });

  it('runs every service', () => {
    expect(Object.keys(values['services'] ?? {}).sort()).toEqual(CONTEXTS);
  });
});

function productVersion(): string {
  return (JSON.parse(text('package.json')) as { readonly version: string }).version;
}

/** As Helm lays values over those of the chart. */
function merged(base: object, over: object): object {
  const isMap = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => {
      const [below, above] = [base[key as never] as unknown, over[key as never] as unknown];
      return [key, isMap(below) && isMap(above) ? merged(below, above) : (above ?? below)];
    }),
  );
}
