import { crc32, deflateRawSync } from 'node:zlib';
import { Document, Header, Packer, Paragraph, TextRun } from 'docx';
import { checkHead, checkWhole } from './content-check.js';
import type { ReadableAt } from './sealed-file.js';

interface Part {
  readonly name: string | Buffer;
  readonly text?: string;
  readonly flags?: number;
  readonly stored?: boolean;
}

/** A zip as office programs write it. */
function zip(...parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name as Buffer);
    const clear = Buffer.from(part.text ?? '');
    const bytes = part.stored === true ? clear : deflateRawSync(clear);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.flags ?? 0, 2);
    fields.writeUInt16LE(part.stored === true ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(clear), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(clear.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

/** An old office file: header, one sector of FAT, one sector of directory, then text. */
function compound(stream: string, text = ''): Buffer {
  const file = Buffer.alloc(512 * 5);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.write('Root Entry', 512 * 2, 'utf16le');
  file.write(stream, 512 * 2 + 128, 'utf16le');
  file.write(text, 512 * 3 + 1, 'utf16le');
  return file;
}

async function check(content: Buffer): Promise<string> {
  const file: ReadableAt = {
    size: content.length,
    readAt: async (offset, length) => content.subarray(offset, offset + length),
  };
  const head = content.subarray(0, 65_536);
  const { mime, extension } = await checkWhole(await checkHead(head, head.length === content.length), file);
  return `${extension} ${mime}`;
}

const refusal = (code: string): unknown => expect.objectContaining({ code });

async function word(...lines: readonly string[]): Promise<Buffer> {
  const children = lines.map(
    (line) => new Paragraph({ children: [...line].map((character) => new TextRun(character)) }),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

const office = { name: '[Content_Types].xml', text: '<Types/>' };

describe('the type of a file is told from its content', () => {
  it.each<[string, Buffer]>([
    ['pdf application/pdf', Buffer.from('%PDF-1.4\n')],
    [
      'png image/png',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082', 'hex'),
    ],
    ['jpg image/jpeg', Buffer.from('ffd8ffe000104a464946000101', 'hex')],
    ['gif image/gif', Buffer.from('GIF89a\u0001\u0000')],
    ['bmp image/bmp', Buffer.from('424d460000000000000036000000', 'hex')],
    ['txt text/plain', Buffer.from('BM方案')],
    ['webp image/webp', Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 ')],
    ['mp4 video/mp4', Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypmp42'), Buffer.alloc(16)])],
    ['mp3 audio/mpeg', Buffer.from('fffb9064', 'hex')],
    ['rtf application/rtf', Buffer.from('{\\rtf1\\ansi}')],
    ['txt text/plain', Buffer.from('会议纪要\r\n第一项\t完成')],
    ['txt text/plain', Buffer.from('\ufeff有字节序标记')],
    ['txt text/plain', Buffer.from('\ufeff示例', 'utf16le')],
    ['txt text/plain', Buffer.from('bbe1d2e9bccdd2aa0d0a', 'hex')],
    ['txt text/plain', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['txt text/plain', Buffer.from('x')],
    ['zip application/zip', zip({ name: '照片/1.jpg', text: 'x', flags: 0x800 })],
    ['zip application/zip', zip()],
    [
      'docx application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zip(office, { name: 'word/document.xml' }),
    ],
    [
      'xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zip(office, { name: 'xl/workbook.xml' }),
    ],
    [
      'pptx application/vnd.openxmlformats-officedocument.presentationml.presentation',
      zip(office, { name: 'ppt/presentation.xml' }),
    ],
    ['ofd application/ofd', zip({ name: 'OFD.xml', text: '<OFD/>' })],
    [
      'odt application/vnd.oasis.opendocument.text',
      zip({ name: 'mimetype', text: 'application/vnd.oasis.opendocument.text', stored: true }, { name: 'content.xml' }),
    ],
    ['doc application/msword', compound('WordDocument')],
    ['xls application/vnd.ms-excel', compound('Workbook')],
    ['ppt application/vnd.ms-powerpoint', compound('PowerPoint Document')],
  ])('%s', async (type, content) => {
    expect(await check(content)).toBe(type);
  });

  it('tells a real document by its entries, wherever they stand', async () => {
    const document = await word('关于示例工作的通知', '各街道：');
    expect(await check(document)).toMatch(/^docx /);
    const late = zip(
      office,
      { name: 'media/1.bin', text: 'x'.repeat(10), stored: true },
      { name: 'word/document.xml' },
    );
    expect(await check(late)).toMatch(/^docx /);
  });

  it('reads a text whose last character is cut by the end of the head', async () => {
    const text = Buffer.from('示'.repeat(30_000));
    expect(text.length).toBeGreaterThan(65_536);
    expect(await check(text)).toBe('txt text/plain');
  });
});

describe('a file is refused', () => {
  it.each<[string, Buffer]>([
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000b800000000000000', 'hex')],
    ['an ELF program', Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(56)])],
    ['an archive of another kind', Buffer.from('526172211a0700cf907300000d00000000000000', 'hex')],
    ['XML', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['bytes that are no text', Buffer.from('00010203fffe', 'hex')],
    ['text with a NUL', Buffer.from('abc\u0000def')],
    ['broken UTF-8 and GB 18030', Buffer.from('61ff62ff', 'hex')],
    ['a cut zip', zip({ name: 'a.txt', text: 'x' }).subarray(0, -4)],
    ['a macro document', zip(office, { name: 'word/document.xml' }, { name: 'word/vbaProject.bin' })],
    ['a Java archive', zip({ name: 'META-INF/MANIFEST.MF' })],
    ['an installer', compound('Installer')],
    ['a cut compound file', compound('WordDocument').subarray(0, 520)],
  ])('%s', async (_what, content) => {
    await expect(check(content)).rejects.toEqual(refusal('FILE.TYPE_REFUSED'));
  });
});

describe('a file marked as a state secret is refused', () => {
  it.each<[string, Buffer]>([
    ['text', Buffer.from('机密★10年\n关于示例的通知')],
    ['text in GB 18030', Buffer.from('bbfac3dca1ef31300d0a', 'hex')],
    ['text that begins like a picture', Buffer.from('BM\n机密★10年\n')],
    ['text in UTF-16', Buffer.from('\ufeff秘密\r\n示例', 'utf16le')],
    ['an old Word file', compound('WordDocument', '机密★10年\r关于示例')],
    ['an old Word file, mark alone', compound('WordDocument', '\r绝密\r关于示例')],
    [
      'a spreadsheet',
      zip(
        office,
        { name: 'xl/workbook.xml' },
        { name: 'xl/sharedStrings.xml', text: '<sst><si><t>机密★长期</t></si></sst>' },
      ),
    ],
    [
      'slides',
      zip(
        office,
        { name: 'ppt/presentation.xml' },
        { name: 'ppt/slides/slide1.xml', text: '<a:p><a:t>秘密</a:t></a:p>' },
      ),
    ],
    ['an open document', zip({ name: 'content.xml', text: '<text:p>绝密</text:p><text:p>正文</text:p>' })],
    ['an archive with a marked name', zip({ name: '材料/机密.txt', flags: 0x800 })],
    ['an archive with a marked name in GB 18030', zip({ name: Buffer.from('bbfac3dc2e747874', 'hex') })],
    [
      'character references',
      zip(office, { name: 'word/document.xml', text: '<w:p><w:t>&#x673a;&#23494;</w:t></w:p>' }),
    ],
  ])('%s', async (_what, content) => {
    await expect(check(content)).rejects.toEqual(refusal('FILE.SECRET'));
  });

  it('a Word document, its runs apart, in body or header', async () => {
    await expect(check(await word('机密★10年', '关于示例的通知'))).rejects.toEqual(refusal('FILE.SECRET'));
    const headed = await Packer.toBuffer(
      new Document({
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph('秘密★1年')] }) },
            children: [new Paragraph('正文')],
          },
        ],
      }),
    );
    await expect(check(headed)).rejects.toEqual(refusal('FILE.SECRET'));
  });

  it('but not one that speaks of secrets', async () => {
    expect(await check(await word('关于做好保守国家秘密宣传教育的通知', '一、严守国家秘密。'))).toMatch(/^docx /);
  });
});
