import { serverConfiguration } from './server-settings.js';

describe('the configuration of a server', () => {
  it('takes a caller’s setting over the default', () => {
    const lines = serverConfiguration({ max_connections: '12' }).split('\n');
    expect(lines.filter((line) => line.startsWith('max_connections'))).toEqual(["max_connections = '12'"]);
  });

  it('quotes what PostgreSQL would read as the end of a value', () => {
    expect(serverConfiguration({ 'app.note': String.raw`it's \ here` })).toContain(
      String.raw`app.note = 'it''s \\ here'`,
    );
  });

  it.each(['port', 'listen_addresses', 'hba_file', 'log_statement', 'log_error_verbosity', 'log_min_messages'])(
    'does not let %s be changed',
    (name) => {
      expect(() => serverConfiguration({ [name]: 'x' })).toThrow('is fixed');
    },
  );

  it.each(['Fsync', 'fsync = off #', '', 'a.b.c'])('does not take %j for the name of a setting', (name) => {
    expect(() => serverConfiguration({ [name]: 'x' })).toThrow('not a PostgreSQL setting');
  });

  it.each(['a\nfsync = off', 'a\rb', 'a\0b'])('does not take %j for a value', (value) => {
    expect(() => serverConfiguration({ work_mem: value })).toThrow('one line');
  });
});
