import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

import { Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import iconv from 'iconv-lite';
import * as opencc from 'opencc-js/cn2t';

import type { PlanComparison } from './compare/compare-plan-drafts.js';
import { addComparisons, comparePlanDrafts, f1 } from './compare/compare-plan-drafts.js';
import { readArchive, writeArchive } from './decode/zip-archive.js';
import { DocumentRefused } from './document-refused.js';
import type { PlanDraft } from './plan-draft.js';
import type { PlanImport } from './plan-import.js';
import { importPlanDocument } from './plan-import.js';

const fixtures = new URL('../fixtures/', import.meta.url);

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(name, fixtures));
}

function labels(name: string): PlanDraft {
  return JSON.parse(readFileSync(new URL(`${name}.labels.json`, fixtures), 'utf8')) as PlanDraft;
}

function read(text: string, fileName = 'plan.txt'): Promise<PlanImport> {
  return importPlanDocument({ bytes: Buffer.from(text, 'utf8'), fileName });
}

async function refusal(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    await importPlanDocument({ bytes, fileName });
  } catch (error) {
    if (error instanceof DocumentRefused) {
      expect(error.messageZh).toMatch(/[\u4e00-\u9fff]/);
      expect(error.messageEn).toMatch(/[a-z]/);
      return error.code;
    }
    throw error;
  }
  return 'accepted';
}

const traditional = (
  opencc as unknown as { Converter(options: { from: string; to: string }): (text: string) => string }
).Converter({ from: 'cn', to: 't' });

const PINYIN: Readonly<Record<string, string>> = {
  創: 'chuàng',
  設: 'shè',
  內: 'nèi',
  關: 'guān',
  責: 'zé',
  總: 'zǒng',
  規: 'guī',
  務: 'wù',
  實: 'shí',
  發: 'fā',
  業: 'yè',
};

/** What a careless web converter does: Traditional characters, pinyin after some, and one byte lost before a number. */
function damage(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const converted = traditional(line)
        .replace(/[創設內關責總規務實發業]/g, (char) => `${char}(${PINYIN[char] ?? ''})`)
        .replaceAll('，', ',');
      const start = /^\s*(?=\([一二三四五六七八九十]\))/.exec(converted);
      if (!start) return converted;
      const item = converted.trimStart().replace('(', '（').replace(')', '）');
      const shifted = Buffer.concat([Buffer.from([0xa1]), iconv.encode(item, 'gbk')]);
      return ` ${iconv.decode(shifted, 'gbk').replaceAll('\ufffd', '')}`;
    })
    .join('\n');
}

function cell(text: string): TableCell {
  return new TableCell({ children: [new Paragraph(text)] });
}

async function wordDocument(): Promise<Buffer> {
  const item = (text: string, level: number): Paragraph =>
    new Paragraph({ text, numbering: { reference: 'plan', level } });
  const row = (...cells: string[]): TableRow => new TableRow({ children: cells.map(cell) });
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'plan',
          levels: [
            { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、' },
            { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '（%2）' },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ children: [new TextRun('望川市民政局')] }),
          new Paragraph('关于开展邻里互助社区创建工作的通知'),
          new Paragraph('望民发〔2022〕31号'),
          new Paragraph('各区民政局：'),
          new Paragraph('为弘扬邻里互助传统，经研究，决定开展创建工作，现通知如下。'),
          item('总体目标', 0),
          new Paragraph('到年底，居民互助参与率不低于60%。'),
          item('工作任务', 0),
          item('建立互助小站。每个社区至少设置1处互助小站，每月开展2次邻里活动。（社区建设科牵头，养老服务科配合）', 1),
          item('开展关爱行动。对独居老人每周走访不少于1次。（养老服务科负责）', 1),
          new Paragraph('任务分解表'),
          new Table({
            rows: [
              row('序号', '工作任务', '牵头单位', '责任单位', '完成时限'),
              row('1', '编印邻里公约读本', '宣传科', '各区民政局', '2022年8月底前'),
              row('2', '培训互助骨干', '人事科', '', '2022年9月15日'),
            ],
          }),
          item('时间安排', 0),
          item('启动阶段（2022年6月）。印发通知。', 1),
          item('推进阶段（2022年7月—10月）。全面实施。', 1),
          new Paragraph('望川市民政局'),
          new Paragraph('2022年5月26日'),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const wordLabels: PlanDraft = {
  title: '望川市民政局关于开展邻里互助社区创建工作的通知',
  documentNumber: '望民发〔2022〕31号',
  issuer: '望川市民政局',
  issuedOn: '2022-05-26',
  stages: [
    { name: '启动阶段', from: '2022-06', to: '2022-06' },
    { name: '推进阶段', from: '2022-07', to: '2022-10' },
  ],
  tasks: [
    { heading: '建立互助小站', leadUnits: ['社区建设科'], responsibleUnits: ['养老服务科'], persons: [], dueOn: null },
    { heading: '开展关爱行动', leadUnits: ['养老服务科'], responsibleUnits: [], persons: [], dueOn: null },
    {
      heading: '编印邻里公约读本',
      leadUnits: ['宣传科'],
      responsibleUnits: ['各区民政局'],
      persons: [],
      dueOn: '2022-08-31',
    },
    { heading: '培训互助骨干', leadUnits: ['人事科'], responsibleUnits: [], persons: [], dueOn: '2022-09-15' },
  ],
  groups: [],
  figures: [
    { subject: '居民互助参与率', operator: '>=', value: '60', unit: '%' },
    { subject: '每个社区互助小站', operator: '>=', value: '1', unit: '处' },
    { subject: '邻里活动', operator: '=', value: '2', unit: '次/月' },
    { subject: '走访独居老人', operator: '>=', value: '1', unit: '次/周' },
  ],
};

function leaves(value: unknown, path: string): readonly string[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

describe('importing invented plans of every kind', () => {
  const documents: readonly (readonly [
    name: string,
    bytes: () => Promise<Uint8Array>,
    fileName: string,
    expected: () => PlanDraft,
  ])[] = [
    [
      'a notice with a red head',
      async () => bytesOf('water-town-notice.txt'),
      'notice.txt',
      () => labels('water-town-notice'),
    ],
    [
      'a Traditional plan with work groups',
      async () => bytesOf('safe-street-groups.txt'),
      'plan.txt',
      () => labels('safe-street-groups'),
    ],
    [
      'an opinion in GBK',
      async () => bytesOf('reading-community.txt'),
      'opinion.txt',
      () => labels('reading-community'),
    ],
    ['a contest', async () => bytesOf('choir-contest.txt'), 'contest.txt', () => labels('choir-contest')],
    [
      'a damaged conversion',
      async () => Buffer.from(damage(bytesOf('market-bureau.txt').toString('utf8'))),
      'page.txt',
      () => labels('market-bureau'),
    ],
    ['a Word document with automatic numbers and a table', wordDocument, 'notice.docx', () => wordLabels],
  ];
  const comparisons: PlanComparison[] = [];

  it.each(documents)('reads %s as its labels say', async (_name, bytes, fileName, expected) => {
    const { draft, text, sources } = await importPlanDocument({ bytes: await bytes(), fileName });
    const comparison = comparePlanDrafts(expected(), draft);
    comparisons.push(comparison);
    expect(comparison.header).toEqual({ title: true, documentNumber: true, issuer: true, issuedOn: true });
    expect(f1(comparison.scores.tasks)).toBeGreaterThanOrEqual(0.9);
    const told = new Set(sources.map((source) => source.path));
    expect(leaves(draft, '').filter((path) => !told.has(path))).toEqual([]);
    const lines = text.split('\n');
    for (const { places } of sources) {
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        expect(place.quote).not.toBe('');
        expect(text.slice(place.start, place.end)).toBe(place.quote);
        expect(lines[place.line - 1]).toContain(place.quote.split('\n')[0]);
      }
    }
  });

  it('holds the bars over all of them', () => {
    expect(comparisons).toHaveLength(documents.length);
    const total = addComparisons(comparisons);
    for (const field of [
      'stages',
      'tasks',
      'leadUnits',
      'responsibleUnits',
      'persons',
      'dueOn',
      'groups',
      'figures',
    ] as const) {
      expect([field, f1(total[field]) >= 0.9]).toEqual([field, true]);
    }
  });
});

describe('a damaged conversion', () => {
  it('really is damaged, and every numbered line is put right', async () => {
    const clean = bytesOf('market-bureau.txt').toString('utf8');
    const damaged = damage(clean);
    expect(damaged).toMatch(/。ㄒ唬/);
    expect(damaged).toMatch(/\(chuàng\)/);
    const { text, warnings } = await read(damaged);
    for (const line of clean.split('\n').map((part) => part.trim())) {
      if (/^\([一二三]\)/.test(line)) expect(text.normalize('NFKC')).toContain(line.normalize('NFKC').slice(0, 8));
    }
    expect(text).not.toMatch(/[āáǎàēéěèīíǐìōóǒòūúǔùǜ]/);
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['IMPORT.SIMPLIFIED', 'IMPORT.PINYIN', 'IMPORT.REPAIRED']),
    );
  });

  it('leaves sound lines alone', async () => {
    const { text } = await read('。这是一句话\n“创建”工作要求\n(er)化音(甲)\n一、工作任务\n(一)做好服务。');
    expect(text).toBe('。这是一句话\n“创建”工作要求\n(er)化音(甲)\n一、工作任务\n(一)做好服务。');
  });
});

describe('what a plan says', () => {
  it('takes the lead from 牵头, or the only unit named as 负责', async () => {
    const { draft } = await read(
      '一、主要任务\n(一)修路。(交通局牵头,财政局、各镇配合)\n(二)植树。(林业局负责)\n(三)护河。责任单位:水利局;配合单位:城管局',
    );
    expect(draft.tasks.map(({ leadUnits, responsibleUnits }) => [leadUnits, responsibleUnits])).toEqual([
      [['交通局'], ['财政局', '各镇']],
      [['林业局'], []],
      [['水利局'], ['城管局']],
    ]);
  });

  it('keeps bounds strict where the words exclude the number', async () => {
    const { draft } = await read(
      '一、工作目标\n绿化率大于35%,投诉率低于2%,满意率不低于90%,失业率不超过4%。每队30人以上、60人以下,场地300平方米以上。',
    );
    expect(draft.figures.map(({ operator, value, unit }) => `${operator} ${value} ${unit}`)).toEqual([
      '> 35 %',
      '< 2 %',
      '>= 90 %',
      '<= 4 %',
      'between 30-60 人',
      '>= 300 平方米',
    ]);
  });

  it.each([
    ['街巷保洁覆盖率达到100%。', ['街巷保洁覆盖率 = 100']],
    ['居民满意度达到95%。', ['居民满意度 >= 95']],
    ['街巷保洁全覆盖，达到100%。', ['街巷保洁全覆盖 = 100']],
    ['保洁人员签约率（含临时工）达到100%。', ['保洁人员签约率 = 100']],
    ['入户率、知晓率，均达到100%。', ['入户率 = 100', '知晓率 = 100']],
    ['上岗率、签约率分别达到100%和90%。', ['上岗率 = 100', '签约率 >= 90']],
    ['上岗率达到100%和居民满意率达到90%。', ['上岗率 = 100', '居民满意率 >= 90']],
    ['居民满意率由80%提高到95%以上。', ['居民满意率 >= 95']],
    ['垃圾清运率达到百分之百。', ['垃圾清运率 = 100']],
    ['确保达到100%。', []],
  ])('reads the rate of “%s”', async (sentence, expected) => {
    const plan = '青溪县洁净街巷创建工作方案\n一、工作目标\n';
    const { draft } = await read(`${plan}${sentence}\n二、工作任务\n（一）清理街巷。由县城管局牵头。\n`);
    expect(draft.figures.map(({ subject, operator, value }) => `${subject} ${operator} ${value}`)).toEqual(expected);
    expect(new Set(draft.figures.map(({ unit }) => unit))).toEqual(new Set(expected.length === 0 ? [] : ['%']));
  });

  it('asks about a rate only what it does not say', async () => {
    const plan = '青溪县洁净街巷创建工作方案\n一、工作目标\n';
    const notes = async (sentence: string): Promise<readonly unknown[]> => {
      const { sources } = await read(`${plan}${sentence}\n二、工作任务\n（一）清理街巷。由县城管局牵头。\n`);
      return sources.filter(({ path }) => path.startsWith('/figures')).map(({ note }) => note);
    };
    expect(new Set(await notes('街巷保洁覆盖率达到100%。'))).toEqual(new Set([undefined]));
    expect(await notes('居民满意度达到95%。')).toContain('“达到”按不低于读');
    expect(await notes('街巷保洁全覆盖，达到100%。')).toContain('指标名称取自前一分句');
  });

  it.each(['青创发〔2026〕3号', '青创发〔2026〕12345号', '青创函〔2026〕123456号', '青创函[2026]第123456号'])(
    'reads the document number %s, and not as part of the title',
    async (number) => {
      const { draft } = await read(
        `青溪县创建办公室文件\n\n${number}\n\n关于印发《青溪县洁净街巷创建工作方案》的通知\n\n各镇人民政府：\n\n一、工作任务\n（一）清理街巷。由县城管局牵头。\n`,
      );
      expect(draft.documentNumber).toBe(number);
      expect(draft.title).toBe('关于印发《青溪县洁净街巷创建工作方案》的通知');
    },
  );

  it('does not take clocks, counters and cadence for figures or due dates', async () => {
    const { draft } = await read(
      '一、主要任务\n(一)办理投诉。接到投诉后2小时内到场,5个工作日内办结,每月25日前报送情况。设立1个窗口,落实“三项制度”。',
    );
    expect(draft.figures).toEqual([]);
    expect(draft.tasks[0]?.dueOn).toBeNull();
  });

  it('writes a hidden year as XXXX and infers one only from the document itself, as not sure', async () => {
    const hidden = await read('一、实施步骤\n(一)发动阶段(3月1日-9日)\n(二)收官阶段(20xx年11月至12月底)');
    expect(hidden.draft.stages).toEqual([
      { name: '发动阶段', from: 'XXXX-03-01', to: 'XXXX-03-09' },
      { name: '收官阶段', from: 'XXXX-11', to: 'XXXX-12-31' },
    ]);
    const named = await read('2024年护林工作方案\n一、实施步骤\n(一)发动阶段(2月底前)\n(二)收官阶段(3月)');
    expect(named.draft.stages[0]).toEqual({ name: '发动阶段', from: null, to: '2024-02-29' });
    expect(named.sources.find(({ path }) => path === '/stages/0/to')).toMatchObject({ sure: false });
  });

  it('does not take a cited document for its own number, nor leadership and publicity for tasks', async () => {
    const { draft } = await read(
      '护林工作方案\n根据《森林管理办法》(林发〔2020〕3号),制定本方案。\n一、指导思想\n坚持保护优先。\n二、工作任务\n(一)巡护山林。\n三、保障措施\n(一)加强领导。\n(二)广泛宣传。',
    );
    expect(draft.documentNumber).toBeNull();
    expect(draft.tasks.map(({ heading }) => heading)).toEqual(['巡护山林']);
  });

  it('answers null and empty lists when a text says nothing of a plan', async () => {
    const { draft } = await read('今天天气很好,我们去河边散步。');
    expect(draft).toEqual({
      title: null,
      documentNumber: null,
      issuer: null,
      issuedOn: null,
      stages: [],
      tasks: [],
      groups: [],
      figures: [],
    });
  });
});

describe('refusing', () => {
  it('an empty file, a binary one, another type and one too large', async () => {
    expect(await refusal(new Uint8Array(0), 'a.txt')).toBe('DOCUMENT.EMPTY');
    expect(await refusal(Buffer.from(' \n\t '), 'a.txt')).toBe('DOCUMENT.EMPTY');
    expect(await refusal(Buffer.alloc(64), 'a.txt')).toBe('DOCUMENT.BINARY');
    expect(
      await refusal(
        Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 400 }, (_, i) => (i * 37) % 256)]),
        'a.txt',
      ),
    ).toBe('DOCUMENT.BINARY');
    expect(await refusal(Buffer.from('%PDF-1.7'), 'a.pdf')).toBe('DOCUMENT.UNSUPPORTED_TYPE');
    expect(await refusal(Buffer.from('不是压缩包'), 'a.docx')).toBe('DOCUMENT.UNSUPPORTED_TYPE');
    expect(await refusal(Buffer.alloc(10 * 1024 * 1024 + 1, 0x61), 'a.txt')).toBe('DOCUMENT.TOO_LARGE');
  });

  it.each(['机密★5年', '秘 密', '密级：绝密', '機密★長期', '000012 机密★1年'])(
    'a text marked %s in its head',
    async (mark) => {
      expect(await refusal(Buffer.from(`${mark}\n某市工作方案\n一、工作任务\n(一)做好工作。`), 'a.txt')).toBe(
        'DOCUMENT.SECRET',
      );
    },
  );

  it('not a text that only speaks of secrets', async () => {
    expect(await refusal(Buffer.from('关于加强保密工作的通知\n各单位要严守国家秘密,不得泄露机密。'), 'a.txt')).toBe(
      'accepted',
    );
  });

  it('a broken archive, one without a document, an entity bomb and a ZIP bomb', async () => {
    const word = await wordDocument();
    expect(await refusal(word.subarray(0, word.length >> 1), 'a.docx')).toBe('DOCUMENT.UNSUPPORTED_TYPE');
    expect(await refusal(writeArchive(new Map([['x.xml', Buffer.from('<x/>')]])), 'a.docx')).toBe(
      'DOCUMENT.UNSUPPORTED_TYPE',
    );
    const files = new Map(readArchive(word, () => true, 1 << 26));
    files.set('word/document.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "bb">]><w:document/>'));
    expect(await refusal(writeArchive(files), 'a.docx')).toBe('DOCUMENT.UNSUPPORTED_TYPE');
    expect(await refusal(bomb(), 'a.docx')).toBe('DOCUMENT.TOO_LARGE');
  });

  it('a Word document whose page header is marked', async () => {
    const files = new Map(readArchive(await wordDocument(), () => true, 1 << 26));
    files.set('word/header1.xml', Buffer.from('<w:hdr><w:p><w:r><w:t>秘密★3年</w:t></w:r></w:p></w:hdr>'));
    expect(await refusal(writeArchive(files), 'a.docx')).toBe('DOCUMENT.SECRET');
  });
});

describe('the limits', () => {
  const plain = async (body: string, namespaces = ''): Promise<Buffer> => {
    const files = new Map(readArchive(await wordDocument(), () => true, 1 << 26));
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `<w:document xmlns:w="${w}"${namespaces}><w:body>${body}</w:body></w:document>`;
    files.set('word/document.xml', Buffer.from(xml));
    return writeArchive(files);
  };
  const paragraph = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';
  const row = (cells: number): string => `<w:tr>${`<w:tc>${paragraph}</w:tc>`.repeat(cells)}</w:tr>`;

  it.each([
    ['paragraphs', paragraph.repeat(20_001)],
    ['paragraphs of another prefix', '<v:p/>'.repeat(20_001)],
    ['paragraphs with attributes', '<w:p w:rsidR="0"/>'.repeat(20_001)],
    ['cells', `<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(50)}</w:tr>`.repeat(401)}</w:tbl>`],
    ['elements', `<w:p>${'<w:r/>'.repeat(500_000)}</w:p>`],
    ['attributes', `<w:p ${Array.from({ length: 500_000 }, (_, at) => `a${at}=""`).join(' ')}/>`],
    ['unpacked bytes', `<w:p><w:r><w:t>${'x'.repeat(17 << 20)}</w:t></w:r></w:p>`],
  ])('of %s in a Word document', async (_what, body) => {
    expect(await refusal(await plain(body), 'a.docx')).toBe('DOCUMENT.TOO_LARGE');
  });

  it('leave room for what plans hold', async () => {
    const body = paragraph.repeat(1000) + `<w:tbl>${row(8).repeat(250)}</w:tbl>`;
    const { text } = await importPlanDocument({ bytes: await plain(body), fileName: 'a.docx' });
    expect(text.split('\n')).toHaveLength(1250);
    expect(text.split('\t')).toHaveLength(250 * 7 + 1);
  });

  it('of lines in a text: 20,000 are read, one more is not', async () => {
    const lines = '做好服务\n'.repeat(20_000);
    expect(await refusal(Buffer.from(lines), 'a.txt')).toBe('accepted');
    expect(await refusal(Buffer.from(`${lines}做好服务\n`), 'a.txt')).toBe('DOCUMENT.TOO_LARGE');
  });
});

/** An archive of a few kilobytes that unpacks to 64 MiB and says it is small. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
  const archive = writeArchive(new Map([['word/document.xml', packed]]));
  const local = archive.indexOf(Buffer.from([0x50, 0x4b, 3, 4]));
  const central = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  archive.writeUInt16LE(8, local + 8);
  archive.writeUInt16LE(8, central + 10);
  return archive;
}

describe('hostile text', () => {
  const MIB = 1 << 20;
  const texts: readonly (readonly [string, () => Uint8Array])[] = [
    ['brackets in one line', () => Buffer.from('('.repeat(MIB))],
    ['numbers in one line', () => Buffer.from('一、'.repeat(MIB / 4))],
    ['dates in one line', () => Buffer.from('2019年3月1日至'.repeat(MIB / 16))],
    ['frequencies in one line', () => Buffer.from('每每月一次'.repeat(MIB / 16))],
    ['labels in one line', () => Buffer.from('牵头单位:甲局;责任人 '.repeat(MIB / 32))],
    ['shifted lines', () => Buffer.from(damage('  (一)整顿计量器具\n').repeat(8000))],
    ['seats in one line', () => Buffer.from('张三任组长,成立在由将的领导小组'.repeat(MIB / 64))],
    ['NULs among text', () => Buffer.from(`一、工作任务\n(一)做好\0服务。\n${'文'.repeat(2000)}\0\0`)],
    [
      'lone surrogates',
      () => Buffer.from(`\ufeff一、工作任务\n(一)做\ud800好服务。\n${'文'.repeat(500)}\udc00`, 'utf16le'),
    ],
  ];

  it.each(texts)(
    'is survived: %s',
    async (_name, bytes) => {
      const { text, draft } = await importPlanDocument({ bytes: bytes(), fileName: '../../etc/plan.txt' });
      expect(/[\0\p{Cs}]/u.test(text)).toBe(false);
      expect(draft.title).toBeNull();
    },
    60_000,
  );
});
