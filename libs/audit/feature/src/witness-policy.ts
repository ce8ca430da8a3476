import { MalformedPolicy, parsePolicy, quorumReached, type TrustPolicy } from '@gongjian/audit-log';
import type { BilingualText } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';

/** The file that GONGJIAN_AUDIT_POLICY names is no policy to publish by; an operator must look. */
export class PolicyUnusable extends Error {
  constructor({ zh, en }: BilingualText, cause?: unknown) {
    super(`GONGJIAN_AUDIT_POLICY: ${zh} / ${en}`, { cause });
    this.name = 'PolicyUnusable';
  }
}

/**
 * The witnesses whose quorum must have cosigned a checkpoint before it is published, C2SP tlog-policy.
 *
 * @throws PolicyUnusable
 */
export function readWitnessPolicy(file: string): TrustPolicy {
  const policy = parsed(file, read(file));
  if (quorumReached(policy.quorum, ({ url }) => url !== undefined)) return policy;
  throw new PolicyUnusable({
    zh: `${file}：有网址的见证人不够 quorum 的人数，永远不会公布；请在 witness 行末写上网址`,
    en: `${file}: too few witnesses have a URL for the quorum, so nothing would ever be published; give it at the end of the witness lines`,
  });
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new PolicyUnusable({ zh: `读不到 ${file}（${code}）`, en: `cannot read ${file} (${code})` }, error);
  }
}

function parsed(file: string, bytes: Buffer): TrustPolicy {
  try {
    return parsePolicy(bytes);
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error;
    const { line, why } = error;
    const whole = { zh: `${file} 不是 C2SP tlog-policy：${why}`, en: `${file} is no C2SP tlog-policy: ${why}` };
    if (line === 0) throw new PolicyUnusable(whole, error);
    throw new PolicyUnusable(
      {
        zh: `${file} 第 ${line} 行不是 C2SP tlog-policy：${why}`,
        en: `${file}, line ${line}, is no C2SP tlog-policy: ${why}`,
      },
      error,
    );
  }
}
