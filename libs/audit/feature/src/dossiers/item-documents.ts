import type { Actor } from '@gongjian/shared-kernel';
import type { ArrangedItem } from './arranged.js';
import type { NamedPath } from './dossier-names.js';
import { escaped, pageOf, tableOf, valueOf, xmlOf, type Element } from './markup.js';
import type { Act } from './records-in-scope.js';
import type { DossierTree } from './stored-dossier.js';

const RETENTION_WORDS = { Y: '永久', D30: '30年', D10: '10年' } as const;

/** The record to be read by a person: what it is, who did what, and every fact as it was recorded. */
export function recordPage(item: ArrangedItem, opened: readonly unknown[], files: readonly NamedPath[]): string {
  const head = [
    ['档号', item.archiveNumber],
    ['类别', item.names.zh],
    ['文号', item.documentNumber ?? '—'],
    ['责任者', item.responsible ?? '—'],
    ['日期', item.date],
    ['保管期限', RETENTION_WORDS[item.retention]],
  ].map((row) => row.map((text) => escaped(text ?? '')));
  const acts = item.acts.map((act, index) => [
    escaped(act.recordedAt),
    escaped(act.type),
    escaped(whoOf(act)),
    valueOf(opened[index]),
  ]);
  const attached = [
    ...item.files.map(({ sha256, size }, index) => [
      escaped(files[index]?.path.split('/').at(-1) ?? ''),
      escaped(files[index]?.name ?? '—'),
      String(size),
      sha256,
    ]),
    ...item.destroyed.map(({ sha256, size }) => ['—', '已按决定销毁', String(size), sha256]),
  ];
  return pageOf(
    item.title,
    [
      tableOf(['项目', '内容'], head),
      '<h2>经过</h2>',
      tableOf(['记录时间', '事件', '办理', '内容'], acts),
      '<h2>文件</h2>',
      attached.length === 0 ? '<p>无</p>' : tableOf(['文件', '原名', '字节', 'SHA-256'], attached),
    ].join('\n'),
  );
}

/** Metadata of the item after DA/T 46-2009: its elements by their names there. */
export function metadataXml(item: ArrangedItem, tree: DossierTree, files: readonly NamedPath[]): string {
  const first = item.acts[0];
  const creator = first?.metadata.actor;
  const signers = signersOf(item);
  const elements: readonly Element[] = [
    ['聚合层次', '件'],
    ['电子文件号', item.acts[0]?.event.id ?? null],
    ['档号', item.archiveNumber],
    ['年度', item.year],
    ['保管期限', RETENTION_WORDS[item.retention]],
    ['件号', String(item.number).padStart(4, '0')],
    [
      '内容描述',
      [
        ['题名', item.title],
        ['文件编号', item.documentNumber],
        ['责任者', item.responsible],
        ['日期', item.date],
        ['文种', item.names.zh],
      ],
    ],
    [
      '形式特征',
      [
        ['文件组合类型', item.files.length > 1 ? '组合文件' : '单份文件'],
        ['件数', 1],
        ['语种', '中文'],
      ],
    ],
    [
      '电子属性',
      [
        ...item.files.map(({ mediaType, size, sha256 }, index): Element => [
          '电子文件',
          [
            ['格式信息', mediaType],
            ['计算机文件名', files[index]?.path.split('/').at(-1) ?? null],
            ['计算机文件大小', size],
            ['数字摘要算法', 'SHA-256'],
            ['数字摘要值', sha256],
          ],
        ]),
        ['信息系统描述', '共建 Gongjian'],
      ],
    ],
    ['形成者', creator === undefined ? null : actorElements(creator)],
    [
      '签发',
      signers.map((act): Element => [
        '签发人',
        [...actorElements(act.metadata.actor), ['行为', act.type], ['时间', act.recordedAt]],
      ]),
    ],
    [
      '电子签名',
      [
        ['签名规则', 'C2SP signed note (Ed25519)'],
        ['签名人', tree.origin],
        ['检查点大小', tree.size],
        ['检查点根', tree.root],
      ],
    ],
    ['业务实体', item.acts.map(businessElement)],
  ];
  return xmlOf(['文件', elements]);
}

/** Those who signed; of what nobody signs, who decided. */
function signersOf({ acts }: ArrangedItem): readonly Act[] {
  const signed = acts.filter(({ type }) => /(?:Signed|Issued)$/.test(type));
  return signed.length > 0 ? signed : acts.filter(({ type }) => /(?:Named|Removed|Decided|Concluded)$/.test(type));
}

function businessElement({ event, seq, type, metadata, recordedAt }: Act): Element {
  return [
    '业务',
    [
      ['业务状态', '历史行为'],
      ['业务行为', type],
      ['行为时间', recordedAt],
      ['生效日期', metadata.effectiveOn ?? null],
      ['机构人员实体', actorElements(metadata.actor)],
      ['代表', metadata.onBehalfOf === undefined ? null : actorElements(metadata.onBehalfOf)],
      ['事件标识', event.id],
      ['事件流', `${event.stream}@${event.revision}`],
      ['叶子序号', seq],
      ['证明文件', `证明/${seq}.tlog-proof`],
    ],
  ];
}

function actorElements({ kind, id, role, post, unit, division }: Actor): readonly Element[] {
  return [
    ['机构人员类型', kind],
    ['标识', id],
    ['个人职位', post?.name ?? null],
    ['机构名称', unit?.name ?? null],
    ['区划', division?.name ?? null],
    ['角色', role],
  ];
}

function whoOf({ metadata: { actor, onBehalfOf } }: Act): string {
  const name = ({ kind, unit, post, division }: Actor): string =>
    [unit?.name ?? division?.name, post?.name].filter((each) => each !== undefined && each !== null).join(' ') || kind;
  return onBehalfOf === undefined ? name(actor) : `${name(actor)}（代 ${name(onBehalfOf)}）`;
}
