import { z } from 'zod';

const PROXIES = {
  error:
    '应为 IP 地址或网段，用逗号分隔，网段不能包括所有地址 / IP addresses or networks (10.0.0.0/8) with commas between them, none of all addresses',
};

const proxy = z
  .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], PROXIES)
  .refine((network) => !network.endsWith('/0'), PROXIES);

const schema = z.object({
  GONGJIAN_PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: '应为 0 至 65535 的整数 / an integer from 0 to 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: '应为 0 至 65535 的整数 / an integer from 0 to 65535' })
    .default(8080),
  GONGJIAN_DATA: z.string().min(1).optional(),
  GONGJIAN_CALENDAR: z.string().min(1).optional(),
  GONGJIAN_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .pipe(z.array(proxy))
    .default([]),
  GONGJIAN_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
});

export interface Configuration {
  /** 0: a free one. */
  readonly port: number;
  readonly dataFolder: string | undefined;
  /** File of statutory days off and make-up working days, newer than those of this release. */
  readonly calendarFile: string | undefined;
  /** Addresses and networks of reverse proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
}

/** A setting in the environment that cannot be used; the text names each and what it takes. */
export class ConfigurationInvalid extends Error {}

export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${String(path[0])}: ${message}`);
    throw new ConfigurationInvalid(`环境变量不可用 / these environment variables cannot be used:\n${lines.join('\n')}`);
  }
  return {
    port: parsed.data.GONGJIAN_PORT,
    dataFolder: parsed.data.GONGJIAN_DATA,
    calendarFile: parsed.data.GONGJIAN_CALENDAR,
    trustedProxies: parsed.data.GONGJIAN_TRUSTED_PROXIES,
    logLevel: parsed.data.GONGJIAN_LOG_LEVEL,
  };
}
