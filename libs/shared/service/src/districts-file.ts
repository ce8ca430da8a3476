import { schemaFaults, type SchemaIssue } from '@gongjian/shared-kernel';
import { Districts, type District, type KafkaSettings } from '@gongjian/shared-messaging';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ConfigurationInvalid } from './environment.js';

const SECURE = { error: '应为 https:// 网址；http:// 只限本机 / https://, or http:// on this machine' };

function isSecure(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname));
}

const url = z.url(SECURE).refine((text) => isSecure(text), SECURE);
const secretFile = z
  .string()
  .min(1)
  .meta({ description: 'Holds the secret and nothing else; a path beside this file, or absolute.' });

const kafka = z
  .strictObject({
    brokers: z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/, { error: '应为 主机:端口 / host:port' })).min(1),
    prefix: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*\.$/, { error: '应为小写字母、数字、连字符并以点结尾 / like district-1.' })
      .meta({ description: "KAFKA_PREFIX of the district's deployment." }),
    groups: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.$/, { error: '如 city. / like city.' })
      .meta({ description: "Begins the consumer groups, behind the prefix: as the district's rules allow." }),
    tls: z.boolean().default(true),
    username: z.string().min(1).optional(),
    passwordFile: secretFile.optional(),
  })
  .refine(({ username, passwordFile }) => (username === undefined) === (passwordFile === undefined), {
    path: ['passwordFile'],
    error: '用户名和口令文件须同时给出 / user name and password file come together',
  });

const tenant = z.strictObject({
  id: z.uuid().meta({ description: "The tenant in the district's deployment." }),
  names: z.strictObject({ zh: z.string().min(1).max(100), en: z.string().min(1).max(100) }),
  clientId: z.string().min(1).meta({ description: 'Of the service account with the role superior.' }),
  clientSecretFile: secretFile,
});

const district = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,14}$/, {
      error: '小写字母、数字、下划线，至多 15 个 / lower case, digits, _; 15 at most',
    })
    .meta({ description: 'Never changed: where the consumers stand hangs on it.' }),
  log: z.uuid().meta({ description: 'Id of its log: in the source of every event, urn:gongjian:<log>:<context>.' }),
  url: url
    .refine((text) => new URL(text).pathname === '/' && new URL(text).search === '', SECURE)
    .meta({ description: 'Origin the deployment is reached at.' }),
  tokenUrl: url.optional().meta({ description: 'Default: of the built-in issuer, <url>/oidc/token.' }),
  kafka: kafka.optional().meta({ description: 'Absent: events are fetched over HTTP alone, every five seconds.' }),
  tenants: z.array(tenant).min(1),
});

const file = z
  .strictObject({
    tenant: z.uuid().meta({ description: 'The tenant of this deployment whose people read it. Never changed.' }),
    districts: z.array(district).min(1),
  })
  .meta({ title: "Deployments of districts that a city's hears" });

type File = z.output<typeof file>;

/** JSON Schema of such a file, for editors. */
export function districtsFileSchema(): object {
  return z.toJSONSchema(file, { io: 'input', target: 'draft-2020-12' });
}

/** @throws ConfigurationInvalid that names every place */
export function readDistricts(name: string): Districts {
  const said = valueOf(name);
  const read = file.safeParse(said);
  if (!read.success) {
    const faults = schemaFaults(read.error.issues as unknown as readonly SchemaIssue[]);
    throw invalid(
      name,
      faults.map(({ pointer, zh, en }) => `${pointer}: ${zh} / ${en}`),
    );
  }
  const repeated = repetitionsIn(read.data);
  if (repeated.length > 0) throw invalid(name, repeated);
  const secret = (place: string, of: string): string => secretIn(name, place, of);
  return new Districts(
    read.data.tenant,
    read.data.districts.map((each, index) => districtOf(each, `/districts/${index}`, secret)),
  );
}

function districtOf(
  said: File['districts'][number],
  place: string,
  secret: (place: string, of: string) => string,
): District {
  const { key, log: logId, tenants, kafka: bus } = said;
  const origin = new URL(said.url).origin;
  return {
    ...{ key, logId, url: origin, tokenUrl: said.tokenUrl ?? `${origin}/oidc/token` },
    kafka: bus === undefined ? null : kafkaOf(bus, `${place}/kafka`, secret),
    tenants: tenants.map(({ id, names, clientId, clientSecretFile }, index) => ({
      ...{ id, names, clientId },
      clientSecret: secret(`${place}/tenants/${index}/clientSecretFile`, clientSecretFile),
    })),
  };
}

function kafkaOf(
  { brokers, prefix, groups, tls, username, passwordFile }: NonNullable<File['districts'][number]['kafka']>,
  place: string,
  secret: (place: string, of: string) => string,
): KafkaSettings {
  return {
    ...{ brokers, prefix, groups, tls, clientId: 'gongjian-city' },
    ...(username === undefined || passwordFile === undefined
      ? {}
      : { login: { username, password: secret(`${place}/passwordFile`, passwordFile) } }),
  };
}

function repetitionsIn({ districts }: File): readonly string[] {
  const all: readonly (readonly [string, readonly string[]])[] = [
    ['key', districts.map(({ key }) => key)],
    ['log', districts.map(({ log }) => log)],
    ['tenants/id', districts.flatMap(({ key, tenants }) => tenants.map(({ id }) => `${key} ${id}`))],
  ];
  return all.flatMap(([what, values]) =>
    [...new Set(values.filter((value, index) => values.indexOf(value) !== index))].map(
      (value) => `/districts/${what} ${value}: 写了两次 / is there twice`,
    ),
  );
}

function valueOf(name: string): unknown {
  try {
    return parse(readFileSync(name, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw invalid(name, [code === undefined ? message : `${code}: 无法读取 / cannot be read`]);
  }
}

function secretIn(name: string, place: string, of: string): string {
  const at = path.resolve(path.dirname(name), of);
  try {
    const text = readFileSync(at, 'utf8').replace(/\r?\n$/, '');
    if (text !== '') return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw invalid(name, [`${place}: ${code}: 无法读取 ${at} / cannot read ${at}`]);
  }
  throw invalid(name, [`${place}: ${at} 是空的 / is empty`]);
}

function invalid(name: string, faults: readonly string[]): ConfigurationInvalid {
  return new ConfigurationInvalid(`GONGJIAN_DISTRICTS: ${name}\n${faults.map((each) => `  ${each}`).join('\n')}`);
}
