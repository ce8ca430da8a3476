const SCHEME = /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\//;
/** Milliseconds: the first read of a client sleeps this long. */
const DISCOVERY_INTERVAL_MS = 10;
const KEEP_ALIVE_TIMEOUT_MS = 10_000;

/** What the client takes wrongly, in one of its two halves. */
const REFUSED: readonly (readonly [parameter: string, why: string])[] = [
  ['gossiptimeout', '客户端一半按秒、一半按毫秒理解 / its two halves take it as seconds and as milliseconds'],
  ['throwonappendfailure', '关掉后客户端会答错修订号 / without it the client answers a wrong revision'],
];

/** The address was written in a way that the client would misread. */
export class UnfitConnectionString extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'UnfitConnectionString';
  }
}

/**
 * The address with what the engine needs beside what is given. gRPC shares one connection among client objects of the
 * same settings, also with those that were replaced because it fell silent: by its `number` each gets its own.
 *
 * @throws UnfitConnectionString
 */
export function connectionStringOf(address: string, number = 0): string {
  if (!SCHEME.test(address)) throw new UnfitConnectionString('应为 / expected: kurrentdb://host:port[,host:port…][?…]');
  const [place = '', query = ''] = splitOnce(address, '?');
  const credentials = place.includes('@') ? place.slice(place.indexOf('//') + 2, place.lastIndexOf('@')) : '';
  if (/[%@]|:.*:/.test(credentials)) {
    throw new UnfitConnectionString(
      '用户名和口令中不能有 %、@、冒号 / a user name or password with %, @ or : is read differently by the two halves of the client',
    );
  }
  const given = new Map([...new URLSearchParams(query)].map(([name, value]) => [flat(name), value]));
  for (const [name, why] of REFUSED) {
    if (given.has(name)) throw new UnfitConnectionString(`${name}: ${why}`);
  }
  if (Number(given.get('maxdiscoverattempts') ?? 2) < 2) {
    throw new UnfitConnectionString('maxDiscoverAttempts=1 会使读取全部失败 / breaks every read of the client');
  }
  const parameters = query === '' ? [] : [query];
  if (!given.has('discoveryinterval')) parameters.push(`discoveryInterval=${DISCOVERY_INTERVAL_MS}`);
  if (!given.has('nodepreference')) parameters.push('nodePreference=leader');
  if (!given.has('keepalivetimeout')) parameters.push(`keepAliveTimeout=${KEEP_ALIVE_TIMEOUT_MS + number}`);
  return `${place}?${parameters.join('&')}`;
}

/** The name of a parameter as the client compares it. */
function flat(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
