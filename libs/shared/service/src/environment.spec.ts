import { z } from 'zod';
import { BUILT_IN_ISSUER } from './built-in-issuer.js';
import { ConfigurationInvalid, httpVariables, readEnvironment } from './environment.js';
import { readServiceConfiguration } from './service-configuration.js';
import { trustedIssuers } from './trusted-issuers.js';

const schema = z.object(httpVariables);
const read = (env: NodeJS.ProcessEnv): z.output<typeof schema> => readEnvironment(schema, env);

describe('trusted proxies', () => {
  it('are none unless named', () => {
    expect(read({}).GONGJIAN_TRUSTED_PROXIES).toEqual([]);
  });

  it('are addresses and networks of both families', () => {
    const { GONGJIAN_TRUSTED_PROXIES } = read({ GONGJIAN_TRUSTED_PROXIES: '127.0.0.1, ::1,10.0.0.0/8 ,fd00::/8' });
    expect(GONGJIAN_TRUSTED_PROXIES).toEqual(['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8']);
  });

  it.each(['', ',', 'proxy.example', 'loopback', 'true', '10.0.0', '10.0.0.0/33', '10.0.0.1;10.0.0.2', '127.0.0.1,'])(
    'cannot be %p',
    (value) => {
      expect(() => read({ GONGJIAN_TRUSTED_PROXIES: value })).toThrow(ConfigurationInvalid);
      expect(() => read({ GONGJIAN_TRUSTED_PROXIES: value })).toThrow('  GONGJIAN_TRUSTED_PROXIES: ');
    },
  );

  it.each(['0.0.0.0/0', '::/0'])('cannot be everybody: %p', (value) => {
    expect(() => read({ GONGJIAN_TRUSTED_PROXIES: value })).toThrow('GONGJIAN_TRUSTED_PROXIES');
  });
});

describe('what services take from their environment', () => {
  const needed = {
    GONGJIAN_PUBLIC_URL: 'https://gongjian.example/',
    GONGJIAN_DATABASE_URL: 'postgres://gongjian_plans@db/gongjian',
    GONGJIAN_PROJECTOR_DATABASE_URL: 'postgres://gongjian_plans_projector@db/gongjian',
    GONGJIAN_KEYS_DATABASE_URL: 'postgres://gongjian_keys@db/gongjian_keys',
    GONGJIAN_MASTER_KEY_FILE: '/keys/master.key',
    GONGJIAN_ERASURES: '/erasures',
    GONGJIAN_FILES: '/files',
    KAFKA_BROKERS: 'kafka:9092',
  };

  it.each([
    [{}, true],
    [{ GONGJIAN_READERS: 'true' }, true],
    [{ GONGJIAN_READERS: 'false' }, false],
  ])('%p: follows the log %p', (env, readers) => {
    expect(readServiceConfiguration('plans', { ...needed, ...env }).readers).toBe(readers);
  });

  it('people sign in with the built-in issuer unless another is named', () => {
    const configuration = readServiceConfiguration('plans', needed);
    expect(configuration.outsideIssuer).toBeNull();
    expect(trustedIssuers(configuration).map(({ issuer }) => issuer)).toEqual(['https://gongjian.example/oidc']);
  });

  it('an issuer elsewhere is trusted under its own name, beside the built-in one that services sign in with', () => {
    const configuration = readServiceConfiguration('plans', {
      ...needed,
      GONGJIAN_ISSUER_URL: 'https://sso.example/realms/district',
      GONGJIAN_ISSUER_JWKS_URL: 'https://sso.example/keys',
    });
    expect(trustedIssuers(configuration)).toEqual([
      expect.objectContaining({ issuer: 'https://gongjian.example/oidc', boundAs: BUILT_IN_ISSUER }),
      {
        issuer: 'https://sso.example/realms/district',
        audiences: ['urn:gongjian:api'],
        keys: { uri: 'https://sso.example/keys' },
      },
    ]);
  });

  it.each(['GONGJIAN_ISSUER_URL', 'GONGJIAN_ISSUER_JWKS_URL'])('%s does not come alone', (name) => {
    const read = (): unknown => readServiceConfiguration('plans', { ...needed, [name]: 'https://sso.example' });
    expect(read).toThrow('GONGJIAN_ISSUER_JWKS_URL: ');
  });

  it('names every variable that cannot be used', () => {
    const wrong = { ...needed, GONGJIAN_READERS: 'no', GONGJIAN_FILES: '' };
    expect(() => readServiceConfiguration('plans', wrong)).toThrow(/GONGJIAN_FILES: [^]*GONGJIAN_READERS: /);
  });
});
