const NEAR_TOP = 12;
const NEAR_END = 16;

const BULLET = /^[•·●◆▪■□◇○▶\-\s]{1,4}/;
const NAVIGATION =
  /^(?:您(?:现在|当前)?(?:的|所在)*位置|(?:当前|所在)位置|首页\s*[>»/|]|[^。]{0,30}ICP备|[^。]{0,30}公安备|[^。]{0,30}公网安备|.{0,60}网站标识码|主办[:：].*(?:备案|ICP|网站)|copyright|©|版权所有|责任编辑|编辑[:：]|上传人[:：]|文档编号[:：]|微信公众号[:：]|(?:本文|资料)?(?:来源|作者|发布时间|发布日期|更新时间|更新日期|添加时间|上传时间|信息来源|文章来源|稿件来源|发布者|发布人)\s*[:：]|【.{0,40}】(?:的)?相关文章)/i;
const BUTTON =
  /^(?:返回|网站|联系我们|【?(?:打印|关闭|收藏|分享|字体|字号)|上一篇|下一篇|相关(?:推荐|文章|阅读|链接)|扫一扫|我要投稿|(?:浏览|点击|阅读|访问)(?:次数|量|人次|数)|推荐阅读|热门文章|技术支持|展开全文|目录$)/;
const LISTED = /^\d{0,2}[.、]?[^。;；]{4,60}\s?\d{2}-\d{2}$/;
const PUBLISHED = /^(?:发布)?时间\s*[:：]\s*(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}/;
const OFFER =
  /(?:本站|小编|老师|范文网|文秘网|我们)(?:为|给)?(?:你|您|大家)?(?:精心)?(?:整理|收集|准备|分享|搜集)|(?:以下|下面)是.{0,20}(?:整理|收集|分享|带来|准备)|(?:整理|收集).{0,40}(?:希望|能够)(?:能)?(?:对|给|帮助|为)到?(?:你|您|大家|需要的朋友)|(?:整理|收集).{0,40}(?:仅供参考|供(?:大家|您|你)?(?:参考|借鉴|阅读))|(?:本站|小编|范文).{0,80}参考价值/;
const CONTACT = /^地址[:：].{0,40}电话/;
const CRUMBS = /^[^。;；]{0,60}[>»›][^。;；]{0,60}[>»›]/;
const METADATA_NUMBER = /(?:发文字号|文\s*号|文件编号)\s*[:：]/;

/** Whether a line is left over from the web page the document was copied from. */
export function isWebResidue(text: string, index: number, count: number): boolean {
  const fromEnd = count - 1 - index;
  if (index >= NEAR_TOP && fromEnd >= NEAR_END) return false;
  const line = text.replace(BULLET, '');
  if (METADATA_NUMBER.test(line)) return false;
  if (line.length <= 400 && OFFER.test(line) && (index < NEAR_TOP || (line.length <= 200 && index > 2))) return true;
  if (line.length > 160) return false;
  if (line.length <= 24 && BUTTON.test(line)) return true;
  if (fromEnd < NEAR_END && index > NEAR_TOP && LISTED.test(line)) return true;
  return NAVIGATION.test(line) || PUBLISHED.test(line) || CONTACT.test(line) || CRUMBS.test(line);
}

const TAG =
  /<(?:\/?(?:p|br|div|span|table|tbody|tr|td|th|h[1-6]|strong|b|i|em|font|a|ul|ol|li|html|body|head|meta|center|section|article)(?:\s[^<>]{0,500})?\/?|!--[^<>]{0,200}--)>/gi;
const BREAK = /^<\/?(?:p|br|div|tr|h[1-6]|li|table|ul|ol|section|article)\b/i;

const ENTITIES = new Map([
  ['nbsp', ' '],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['middot', '·'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['emsp', ' '],
  ['ensp', ' '],
]);

/** Drops markup a page left in the text; block elements end a line. */
export function dropMarkup(text: string): string {
  return text
    .replace(TAG, (tag) => (BREAK.test(tag) ? '\n' : ''))
    .replace(/&(?:#(\d{2,6})|([a-z]{2,6}));/gi, (whole, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) {
        const point = Number(code);
        return point >= 0x20 && point < 0xd800 ? String.fromCodePoint(point) : '';
      }
      return ENTITIES.get((name ?? '').toLowerCase()) ?? whole;
    });
}
