import { connectionStringOf, UnfitConnectionString } from '@gongjian/shared-event-store-kurrentdb';
import { API_AUDIENCE } from '@gongjian/shared-issuer';
import { Districts, type KafkaSettings } from '@gongjian/shared-messaging';
import type { ClientConfig } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { z } from 'zod';
import { readDistricts } from './districts-file.js';
import { httpVariables, readEnvironment } from './environment.js';
import type { OutsideIssuer } from './trusted-issuers.js';

const URL_TEXT = { error: '应为网址 / a URL, http:// or https://' };

/** `postgres://role:password@host:5432/database?sslmode=verify-full`, as PostgreSQL's own clients take it. */
export const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, { error: '应为 PostgreSQL 连接串 / a connection URI, postgres://…' })
  .transform((text): ClientConfig => parseIntoClientConfig(text));

/** `https://host`, without a path. */
export const originUrl = z
  .url(URL_TEXT)
  .regex(/^https?:\/\/[^/?#]+\/?$/, URL_TEXT)
  .transform((url) => url.replace(/\/$/, ''));

const brokers = z
  .string()
  .transform((list) => list.split(',').map((each) => each.trim()))
  .pipe(
    z
      .array(z.string().regex(/^[^\s:]+:\d{1,5}$/, { error: '应为 主机:端口，用逗号分隔 / host:port, with commas' }))
      .min(1),
  );

/** How a process is heard by other deployments and hears them. */
export const messageVariables = {
  KAFKA_USERNAME: z.string().min(1).optional(),
  KAFKA_PASSWORD: z.string().min(1).optional(),
  KAFKA_TLS: z.enum(['true', 'false']).default('false'),
  /** Begins the name of every topic and group of the deployment. */
  KAFKA_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*\.$/, { error: '应为小写字母、数字、连字符并以点结尾 / like district-1.' })
    .default('gongjian.'),
  /** File of the districts whose deployments a city's hears. */
  GONGJIAN_DISTRICTS: z.string().min(1).optional(),
} as const;

/** Where the log lies. */
export const logVariables = {
  /** `kurrentdb://…`: the KurrentDB that holds it, and nothing else. Default: PostgreSQL, beside the read models. */
  EVENT_STORE: z
    .string()
    .optional()
    .superRefine((address, context) => {
      try {
        if (address !== undefined) connectionStringOf(address);
      } catch (error) {
        if (!(error instanceof UnfitConnectionString)) throw error;
        context.addIssue(error.message);
      }
    }),
} as const;

/** Of the transparency log. */
export const auditVariables = {
  /** Begins the origin of every tree, which is for ever: the name the deployment is reached by. */
  GONGJIAN_AUDIT_HOST: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, { error: '应为主机名 / a host name, like district.example' })
    .optional(),
  /** File of the witnesses whose quorum must have cosigned a checkpoint before it is published, C2SP tlog-policy. */
  GONGJIAN_AUDIT_POLICY: z.string().min(1).optional(),
} as const;

/** An issuer that people sign in with instead of the built-in one: the district's own. */
export const issuerVariables = {
  /** Its `iss`, exactly. */
  GONGJIAN_ISSUER_URL: z.url(URL_TEXT).optional(),
  /** Where its keys are. */
  GONGJIAN_ISSUER_JWKS_URL: z.url(URL_TEXT).optional(),
  /** `aud` of the access tokens that it gives out for the system. */
  GONGJIAN_ISSUER_AUDIENCE: z.string().min(1).default(API_AUDIENCE),
} as const;

/** What every service of a deployment takes from its environment. */
export const serviceVariables = {
  ...httpVariables,
  ...logVariables,
  GONGJIAN_HOST: z.string().min(1).default('127.0.0.1'),
  /** Origin people and agencies reach the deployment at, the same for every service. */
  GONGJIAN_PUBLIC_URL: originUrl,
  GONGJIAN_DATABASE_URL: databaseUrl,
  GONGJIAN_PROJECTOR_DATABASE_URL: databaseUrl,
  GONGJIAN_KEYS_DATABASE_URL: databaseUrl,
  GONGJIAN_MASTER_KEY_FILE: z.string().min(1),
  GONGJIAN_ERASURES: z.string().min(1),
  GONGJIAN_FILES: z.string().min(1),
  /** False: other processes of the service follow the log; this one answers requests and nothing else. */
  GONGJIAN_READERS: z.enum(['true', 'false']).default('true'),
  /** Where the keys of the built-in issuer are fetched. Default: of its public address. */
  GONGJIAN_JWKS_URL: z.url(URL_TEXT).optional(),
  ...issuerVariables,
  KAFKA_BROKERS: brokers,
  ...messageVariables,
} as const;

const together = {
  path: ['KAFKA_PASSWORD'],
  error: '用户名和口令须同时给出 / user name and password come together',
};
const isTogether = ({ KAFKA_USERNAME, KAFKA_PASSWORD }: MessageValues): boolean =>
  (KAFKA_USERNAME === undefined) === (KAFKA_PASSWORD === undefined);

const issuerTogether = {
  path: ['GONGJIAN_ISSUER_JWKS_URL'],
  error: '与 GONGJIAN_ISSUER_URL 须同时给出 / comes together with GONGJIAN_ISSUER_URL',
};

const schema = z
  .object(serviceVariables)
  .refine(isTogether, together)
  .refine(
    ({ GONGJIAN_ISSUER_URL: url, GONGJIAN_ISSUER_JWKS_URL: keys }) => (url === undefined) === (keys === undefined),
    issuerTogether,
  );

/** Of a process that may do without Kafka. */
export const standaloneMessages = z
  .object({ ...messageVariables, KAFKA_BROKERS: brokers.optional() })
  .refine(isTogether, together);

type MessageValues = z.output<z.ZodObject<typeof messageVariables>>;

export interface ServiceConfiguration {
  /** 0: a free one. */
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  readonly calendarFile: string | undefined;
  readonly database: ClientConfig;
  /** Address of the KurrentDB that holds the log; `null`: the database does. */
  readonly kurrentDb: string | null;
  readonly projectorDatabase: ClientConfig;
  readonly keysDatabase: ClientConfig;
  readonly masterKeyFile: string;
  /** Folder of the list of erasures. */
  readonly erasures: string;
  /** Folder of stored files, the same for every service. */
  readonly files: string;
  /** Whether the process follows the log: read models, reactions, deadlines and messages. */
  readonly readers: boolean;
  readonly jwksUrl: string | undefined;
  /** `null`: people sign in with the built-in issuer. */
  readonly outsideIssuer: OutsideIssuer | null;
  readonly kafka: KafkaSettings;
  readonly districts: Districts;
}

/** @throws ConfigurationInvalid */
export function readServiceConfiguration(service: string, env: NodeJS.ProcessEnv): ServiceConfiguration {
  const values = readEnvironment(schema, env);
  return {
    port: values.GONGJIAN_PORT,
    host: values.GONGJIAN_HOST,
    publicUrl: values.GONGJIAN_PUBLIC_URL,
    trustedProxies: values.GONGJIAN_TRUSTED_PROXIES,
    logLevel: values.GONGJIAN_LOG_LEVEL,
    calendarFile: values.GONGJIAN_CALENDAR,
    database: values.GONGJIAN_DATABASE_URL,
    kurrentDb: values.EVENT_STORE ?? null,
    projectorDatabase: values.GONGJIAN_PROJECTOR_DATABASE_URL,
    keysDatabase: values.GONGJIAN_KEYS_DATABASE_URL,
    masterKeyFile: values.GONGJIAN_MASTER_KEY_FILE,
    erasures: values.GONGJIAN_ERASURES,
    files: values.GONGJIAN_FILES,
    readers: values.GONGJIAN_READERS === 'true',
    jwksUrl: values.GONGJIAN_JWKS_URL,
    outsideIssuer: outsideIssuerOf(values),
    districts: districtsOf(values),
    kafka: kafkaSettingsOf(values, values.KAFKA_BROKERS, service),
  };
}

function outsideIssuerOf(values: z.output<typeof schema>): OutsideIssuer | null {
  const { GONGJIAN_ISSUER_URL: url, GONGJIAN_ISSUER_JWKS_URL: jwksUrl, GONGJIAN_ISSUER_AUDIENCE: audience } = values;
  return url === undefined || jwksUrl === undefined ? null : { url, jwksUrl, audience };
}

export function kafkaSettingsOf(values: MessageValues, brokers: readonly string[], clientId: string): KafkaSettings {
  const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = values;
  return {
    ...{ brokers, prefix: values.KAFKA_PREFIX, clientId, tls: values.KAFKA_TLS === 'true' },
    ...(username === undefined || password === undefined ? {} : { login: { username, password } }),
  };
}

/** @throws ConfigurationInvalid */
export function districtsOf({ GONGJIAN_DISTRICTS: file }: MessageValues): Districts {
  return file === undefined ? Districts.NONE : readDistricts(file);
}
