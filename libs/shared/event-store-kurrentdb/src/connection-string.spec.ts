import { connectionStringOf, UnfitConnectionString } from './connection-string.js';

describe('the address of a KurrentDB', () => {
  it.each(['kurrentdb', 'kurrentdb+discover', 'kurrent', 'kdb', 'esdb'])('may begin with %s://', (scheme) => {
    expect(connectionStringOf(`${scheme}://a:1`)).toContain(`${scheme}://a:1?`);
  });

  it('gets a short discovery interval, which the first read sleeps, and the leader', () => {
    expect(connectionStringOf('kurrentdb://a:1')).toBe(
      'kurrentdb://a:1?discoveryInterval=10&nodePreference=leader&keepAliveTimeout=10000',
    );
    expect(connectionStringOf('kurrentdb://a:1,b:2?tls=false')).toBe(
      'kurrentdb://a:1,b:2?tls=false&discoveryInterval=10&nodePreference=leader&keepAliveTimeout=10000',
    );
  });

  it('differs from client object to client object, which would share one connection otherwise', () => {
    expect(connectionStringOf('kurrentdb://a:1', 1)).not.toBe(connectionStringOf('kurrentdb://a:1', 2));
  });

  it('keeps what it names, as it was written', () => {
    const address =
      'kurrentdb://u:p@a:1?node_preference=random&DiscoveryInterval=99&keepAliveTimeout=5000&tlsCAFile=%2Fetc%2Fa%20b.pem';
    expect(connectionStringOf(address)).toBe(address);
  });

  it.each([
    ['gossipTimeout, seconds in one half and milliseconds in the other', 'kurrentdb://a:1?gossipTimeout=5'],
    ['gossipTimeout however it is spelt', 'kurrentdb://a:1?gossip-timeout=5'],
    ['throwOnAppendFailure, which answers a wrong revision', 'kurrentdb://a:1?throwOnAppendFailure=false'],
    ['maxDiscoverAttempts=1, which breaks reads', 'kurrentdb://a:1?tls=false&maxDiscoverAttempts=1'],
    ['a %-escaped password, which breaks reads', 'kurrentdb://admin:p%40ss@a:1'],
    ['a password with a colon, which is cut off', 'kurrentdb://admin:pa:ss@a:1'],
    ['a password with an @, which ends it', 'kurrentdb://admin:pa@ss@a:1'],
    ['another scheme', 'postgres://a:1'],
  ])('is refused with %s', (_, address) => {
    expect(() => connectionStringOf(address)).toThrow(UnfitConnectionString);
  });

  it('is not repeated in the refusal: it may hold a password', () => {
    expect(() => connectionStringOf('kurrentdb://admin:secret%21@a:1')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') as string }) as Error,
    );
  });
});
