import type { CheckName, Fault, FaultCode, Place } from './fault.js';
import type { CheckStatus, Verdict } from './verify.js';

const CHECK_NAMES: Readonly<Record<CheckName, string>> = {
  signatures: '签名和见证人数 / signatures and quorum',
  consistency: '与上次核验的一致性 / consistent with what was verified before',
  tiles: '散列瓦片 / hash tiles',
  entries: '条目包 / entry bundles',
  root: '根 / root',
  events: '事件 / events',
  pack: '包的清单 / what the pack holds',
  files: '佐证文件 / evidence files',
  proofs: '证明文件 / proof files',
};

const STATUSES: Readonly<Record<CheckStatus, string>> = {
  holds: '成立 holds',
  fault: '不成立 FAULT',
  notChecked: '未核验 not checked',
};

const FAULTS: Readonly<Record<FaultCode, string>> = {
  'CHECKPOINT.MISSING': '没有检查点 / there is no checkpoint',
  'CHECKPOINT.MALFORMED': '检查点格式不对 / the checkpoint is not written as one',
  'CHECKPOINT.SIGNATURE': '签名不对 / a signature is wrong',
  'CHECKPOINT.NOT_SIGNED': '受信任的日志没有签名 / no trusted log has signed',
  'CHECKPOINT.QUORUM': '见证人不够 / not enough witnesses have cosigned',
  'CHECKPOINT.ORIGIN': '检查点属于另一份日志 / the checkpoint is of another log',
  'LOG.SHRUNK': '日志比上次核验时短 / the log is shorter than when it was verified before',
  'LOG.FORKED': '日志已改写，不是上次核验的那一份 / the log was rewritten: it is not the one verified before',
  'TILE.MISSING': '缺少瓦片 / a tile is missing',
  'TILE.LENGTH': '瓦片长度不对 / a tile has a wrong length',
  'TILE.HASH': '瓦片中的散列不对 / a hash of a tile is wrong',
  'ENTRIES.MISSING': '缺少条目包 / an entry bundle is missing',
  'ENTRIES.MALFORMED': '条目包格式不对 / an entry bundle is not written as one',
  'ENTRIES.HASH': '条目与根不符 / an entry is not the one under the root',
  'ROOT.DIFFERS': '瓦片算出的根与签名的根不同 / the tiles make another root than the signed one',
  'EVENT.MISSING': '缺少事件 / an event is missing',
  'EVENT.SURPLUS': '事件多于日志 / there are more events than the tree has',
  'EVENT.LINE': '这一行不是事件 / the line is no event',
  'EVENT.CANONICAL': '不是规范的 JSON / not canonical JSON',
  'EVENT.SEQ': '序号不连续 / the sequence numbers are not dense',
  'EVENT.TENANT': '事件属于另一个租户 / the event is of another tenant',
  'EVENT.LEAF': '事件与日志中的条目不符 / the event is not the one in the log',
  'EVENT.REVISION': '流中的版本不连续 / the revisions of the stream are not dense',
  'EVENT.RECORDED_AT': '记录时间倒退 / the time of recording goes back',
  'EVENT.ID_TWICE': '事件编号重复 / the event id is there twice',
  'PACK.ZIP': 'zip 已损坏或改动 / the zip is damaged or was changed',
  'PACK.JSON': 'pack.json 与检查点不符 / pack.json does not say what the checkpoint says',
  'PACK.SUMS': 'SHA256SUMS 格式不对 / SHA256SUMS is not written as such',
  'PACK.FILE_MISSING': '缺少文件 / a file is missing',
  'PACK.FILE_NOT_LISTED': '文件不在清单中 / a file is not listed',
  'PACK.FILE_CHANGED': '文件已改动 / a file was changed',
  'PACK.FOREIGN_FILE': '文件不属于这棵树 / a file that does not belong to this tree',
  'FILE.HASH': '文件内容与名称（散列）不符 / a file has not the hash that is its name',
  'PROOF.MALFORMED': '证明文件格式不对 / a proof file is not written as one',
  'PROOF.REFUSED': '证明不成立 / a proof does not hold',
};

/** What was found, for people. */
export function verdictLines({ checks, holds, accepted, events, streams }: Verdict): readonly string[] {
  const lines = checks.flatMap(({ name, status, fault }) => [
    `${status === 'holds' ? ' ok ' : status === 'fault' ? 'FAIL' : ' -- '} ${CHECK_NAMES[name]}：${STATUSES[status]}`,
    ...(fault === undefined ? [] : faultLines(fault)),
  ]);
  const tree = accepted?.checkpoint;
  const summary = [
    ...(tree === undefined
      ? []
      : [
          `日志 log      ${tree.origin}`,
          `规模 size     ${tree.size}（${streams} 个流 / streams，已核对 checked ${events}）`,
          `根   root     ${tree.root.toString('base64')}`,
          `见证 cosigned ${accepted?.cosignatures.map(({ name }) => name).join(', ') || '无 none'}`,
        ]),
    holds ? '全部成立 / everything holds' : '发现问题，见上 / something does not hold, see above',
  ];
  return [...lines, ...summary];
}

function faultLines({ code, place, expected, found }: Fault): readonly string[] {
  return [
    `     ${code} ${FAULTS[code]}`,
    ...placeLines(place),
    ...(expected === undefined ? [] : [`     应为 expected ${expected}`]),
    ...(found === undefined ? [] : [`     实为 found    ${found}`]),
  ];
}

function placeLines({ path, line, seq, stream, revision, eventId, member }: Place): readonly string[] {
  const parts = [
    ...(path === undefined ? [] : [`${path}${line === undefined ? '' : `:${line}`}`]),
    ...(seq === undefined ? [] : [`seq ${seq}`]),
    ...(stream === undefined ? [] : [`stream ${stream}`]),
    ...(revision === undefined ? [] : [`revision ${revision}`]),
    ...(eventId === undefined ? [] : [`event ${eventId}`]),
    ...(member === undefined ? [] : [`member ${member}`]),
  ];
  return parts.length === 0 ? [] : [`     位置 at       ${parts.join(', ')}`];
}
