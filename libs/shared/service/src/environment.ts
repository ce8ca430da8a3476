import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const PORT = { error: '应为 0 至 65535 的整数 / an integer from 0 to 65535' };
const PROXIES = {
  error:
    '应为 IP 地址或网段，用逗号分隔，网段不能包括所有地址 / IP addresses or networks (10.0.0.0/8) with commas between them, none of all addresses',
};

const proxy = z
  .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], PROXIES)
  .refine((network) => !network.endsWith('/0'), PROXIES);

/** What every process that answers HTTP takes from its environment. */
export const httpVariables = {
  /** 0: a free one. */
  GONGJIAN_PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT)
    .default(8080),
  /** File of statutory days off and make-up working days, newer than those of this release. */
  GONGJIAN_CALENDAR: z.string().min(1).optional(),
  /** Addresses and networks of reverse proxies whose `X-Forwarded-For` is believed. */
  GONGJIAN_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .pipe(z.array(proxy))
    .default([]),
  GONGJIAN_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
} as const;

/** A setting in the environment that cannot be used; the text names each and what it takes. */
export class ConfigurationInvalid extends Error {}

/**
 * The environment with what stands in the folder `GONGJIAN_SECRETS`: each file named like a variable holds its value.
 * What the environment itself says wins.
 *
 * @throws ConfigurationInvalid
 */
export function withSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const folder = env['GONGJIAN_SECRETS'];
  if (folder === undefined || folder === '') return env;
  try {
    const names = readdirSync(folder).filter((name) => /^[A-Z][A-Z0-9_]*$/.test(name));
    const secrets = names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8').replace(/\r?\n$/, '')]);
    return { ...(Object.fromEntries(secrets) as NodeJS.ProcessEnv), ...env };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigurationInvalid(`GONGJIAN_SECRETS: ${code}: 无法读取 ${folder} / cannot read ${folder}`);
  }
}

/** With what {@link withSecrets} adds. @throws ConfigurationInvalid */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> {
  const parsed = schema.safeParse(withSecrets(env));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${String(path[0])}: ${message}`);
  throw new ConfigurationInvalid(`环境变量不可用 / these environment variables cannot be used:\n${lines.join('\n')}`);
}
