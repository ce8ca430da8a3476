import { z } from 'zod';
import { ConfigurationInvalid, httpVariables, readEnvironment } from './environment.js';

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
