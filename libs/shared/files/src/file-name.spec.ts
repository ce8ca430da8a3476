import { checkedFileName } from './file-name.js';
import { isNameMarkedSecret, isTextMarkedSecret } from './secret-marking.js';

describe('a file name', () => {
  it.each([
    ['现场照片.jpg', '现场照片.jpg'],
    ['  a b.pdf ', 'a b.pdf'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['gpj\u202efdp.exe', 'gpjfdp.exe'],
    ['.profile', '.profile'],
    ['总结（一）.docx', '总结（一）.docx'],
  ])('%p is kept as %p', (given, kept) => {
    expect(checkedFileName(given)).toBe(kept);
  });

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'a/b.pdf',
    'C:\\a.pdf',
    'a\\b',
    '',
    '   ',
    '.',
    '..',
    '\u200b',
    'a\u0000.pdf',
    'a\n.pdf',
    'a\u0085.pdf',
    '\ud800.pdf',
    '长'.repeat(86),
  ])('%p is refused', (given) => {
    expect(() => checkedFileName(given)).toThrow(expect.objectContaining({ code: 'FILE.NAME_REFUSED' }));
  });
});

describe('a secrecy marking', () => {
  it.each(['机密文件.docx', '通知（秘密）.pdf', '绝密★30年.txt', '机 密.pdf', '机\u200b密.pdf', '【絶密】绝密.doc'])(
    'is seen in the name %p',
    (name) => {
      expect(isNameMarkedSecret(name)).toBe(true);
    },
  );

  it.each(['保密教育总结.docx', '密切联系群众.pdf', '机关密码管理.txt', '秘书处.pdf'])(
    'is not in the name %p',
    (name) => {
      expect(isNameMarkedSecret(name)).toBe(false);
    },
  );

  it.each([
    '机密★10年\n关于示例的通知',
    '000001\n机密★\n特急',
    '秘密',
    '　绝 密★长期\r\n示例',
    '密级：机密\n正文',
    '【秘密】',
    '（机密）\n正文',
    '秘密★启用前\n试卷',
    '正文开始 机密★10年 正文',
    `${'第一行\n'.repeat(20)}机密\n正文`,
  ])('is seen in the text %p', (text) => {
    expect(isTextMarkedSecret(text)).toBe(true);
  });

  it.each([
    '关于保守国家秘密的通知\n各街道：',
    '我们要严守工作秘密，不得泄露。',
    '机密文件管理办法要点学习',
    '绝密级事项一律不得上传',
    '密级：无',
    `${'正文'.repeat(2_500)}\n机密★10年`,
  ])('is not in the text %p', (text) => {
    expect(isTextMarkedSecret(text)).toBe(false);
  });
});
