import {
  Caller,
  type Answer,
  Canaries,
  isPlace,
  operationsOf,
  resolved,
  type ApiDocument,
  type ApiSchema,
  type Canary,
  type RawRequest,
  type ServerUnderTest,
} from '@gongjian/system-e2e';

const PEOPLE = ['赵某', '钱某', '孙某', '李某', '周某', '吴某', '郑某', '王某'];
const SAYINGS = [
  '楼道内堆放杂物，占用消防通道，已拍照留存并通知楼长当面核对。',
  '经现场查看，情况属实，责任单位承诺本周内清理完毕。',
  '材料齐全，照片与登记表一致，同意按程序办理。',
  '原登记有误，应以现场测量的结果为准，附测量记录。',
  '已向居民说明情况，居民表示认可，无其他意见。',
];

/** Writes what people would write where the API takes personal values. */
export class Writing extends Canaries {
  private written = 0;

  override make(operation: string, place: string): Canary {
    const nth = (this.written += 1);
    const text = this.textAt(place, nth);
    const canary = { text, token: text, operation, place, accepted: false };
    this.sown.push(canary);
    return canary;
  }

  private textAt(place: string, nth: number): string {
    const last = place.split('/').at(-1) ?? '';
    if (last === 'phone' || last === 'contact') return `139${String(10_000_000 + nth)}`;
    if (last === 'fileName') return `现场照片${nth}.txt`;
    if (last === 'name' || last === 'complainant') return PEOPLE[nth % PEOPLE.length] ?? '';
    if (last === 'place') return '柳荫社区 3 号楼 2 单元';
    return SAYINGS[nth % SAYINGS.length] ?? '';
  }
}

const STRETCHED = new Set([
  ...['name', 'title', 'heading', 'part', 'place', 'issuer', 'text', 'what', 'note', 'statement', 'how', 'content'],
  ...['complainant', 'contact', 'documentNumber', 'number', 'minutesNumber', 'plaqueNumber', 'receipt'],
  ...['receiptNumber', 'answer', 'findings', 'problems', 'lessons', 'deadline', 'zh', 'en'],
]);
/** Texts that fill a page by themselves say nothing more of it. */
const LONGEST = 600;
const NAMES = 100;
const FILLING = {
  zh: '暨清河县河东镇柳荫社区居民委员会与驻区单位联合推进城乡环境综合整治和长效管护机制建设',
  en: ' and the comprehensive improvement of neighbourhoods together with the units stationed there',
};

/** The text, with as many words behind it as there is room for. */
export function stretched(text: string, length: number, language: 'zh' | 'en' = 'zh'): string {
  const room = Math.min(length, LONGEST) - text.length;
  if (room <= 0) return text;
  const filling = FILLING[language];
  return text + filling.repeat(Math.ceil(room / filling.length)).slice(0, room);
}

/** A server asked with every name and text as long as its API accepts. */
export function longNamed(server: ServerUnderTest, api: ApiDocument): ServerUnderTest {
  const stretch = new Stretching(api);
  return {
    address: server.address,
    folder: server.folder,
    as: (username) => new StretchingCaller(server.as(username), stretch),
    anonymous: () => new StretchingCaller(server.anonymous(), stretch),
    said: () => server.said(),
  };
}

class StretchingCaller extends Caller {
  constructor(
    caller: Caller,
    private readonly stretching: Stretching,
  ) {
    super(caller.baseUrl, caller.token);
  }

  override send<Body>(request: RawRequest): Promise<Answer<Body>> {
    return super.send<Body>(this.stretching.of(request));
  }
}

interface Room {
  readonly place: string;
  readonly length: number;
}

class Stretching {
  private readonly operations: readonly { readonly name: RegExp; readonly rooms: readonly Room[] }[];

  constructor(api: ApiDocument) {
    this.operations = operationsOf(api)
      .filter(({ body }) => body !== null)
      .map(({ name, body }) => ({
        name: new RegExp(`^${name.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
        rooms: body === null ? [] : roomsIn(api, body),
      }));
  }

  of(request: RawRequest): RawRequest {
    if (typeof request.body !== 'string') return request;
    const name = `${request.method} ${request.path}`;
    const rooms = this.operations.find((operation) => operation.name.test(name))?.rooms ?? [];
    return { ...request, body: JSON.stringify(lengthened(JSON.parse(request.body), '', rooms)) };
  }
}

/** Where the API takes words of somebody, and how many. */
function roomsIn(api: ApiDocument, given: ApiSchema, place = ''): readonly Room[] {
  const schema = resolved(api, given);
  const { items, additionalProperties, maxLength: length, properties = {} } = schema;
  if (length !== undefined && schema.enum === undefined && STRETCHED.has(place.split('/').at(-1) ?? '')) {
    return [{ place, length }];
  }
  return [
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((branch) => roomsIn(api, branch, place)),
    ...Object.entries(properties).flatMap(([name, member]) => roomsIn(api, member, `${place}/${name}`)),
    ...[items, additionalProperties].flatMap((each) =>
      typeof each === 'object' ? roomsIn(api, each, `${place}/*`) : [],
    ),
  ];
}

function lengthened(value: unknown, place: string, rooms: readonly Room[]): unknown {
  if (typeof value === 'string') {
    const lengths = rooms.filter((room) => isPlace(place, room.place)).map(({ length }) => length);
    return lengths.length === 0 ? value : stretched(value, Math.min(...lengths), place.endsWith('/en') ? 'en' : 'zh');
  }
  if (Array.isArray(value)) return value.map((member: unknown) => lengthened(member, `${place}/*`, rooms));
  if (typeof value !== 'object' || value === null) return value;
  // What a definition holds is checked when it is published: names of a hundred characters are taken.
  if (place.startsWith('/definition') && isNames(value)) {
    return { zh: stretched(value.zh, NAMES), en: stretched(value.en, NAMES, 'en') };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, lengthened(member, `${place}/${name}`, rooms)]),
  );
}

function isNames(value: object): value is { readonly zh: string; readonly en: string } {
  return Object.keys(value).sort().join() === 'en,zh';
}
