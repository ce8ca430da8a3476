import { ConfigurationInvalid, readConfiguration } from './configuration.js';

describe('trusted proxies', () => {
  it('are none unless named', () => {
    expect(readConfiguration({}).trustedProxies).toEqual([]);
  });

  it('are addresses and networks of both families', () => {
    const { trustedProxies } = readConfiguration({
      GONGJIAN_TRUSTED_PROXIES: '127.0.0.1, ::1,10.0.0.0/8 ,fd00::/8',
    });
    expect(trustedProxies).toEqual(['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8']);
  });

  it.each(['', ',', 'proxy.example', 'loopback', 'true', '10.0.0', '10.0.0.0/33', '10.0.0.1;10.0.0.2', '127.0.0.1,'])(
    'cannot be %p',
    (value) => {
      expect(() => readConfiguration({ GONGJIAN_TRUSTED_PROXIES: value })).toThrow(ConfigurationInvalid);
      expect(() => readConfiguration({ GONGJIAN_TRUSTED_PROXIES: value })).toThrow('  GONGJIAN_TRUSTED_PROXIES: ');
    },
  );

  it.each(['0.0.0.0/0', '::/0'])('cannot be everybody: %p', (value) => {
    expect(() => readConfiguration({ GONGJIAN_TRUSTED_PROXIES: value })).toThrow('GONGJIAN_TRUSTED_PROXIES');
  });
});
