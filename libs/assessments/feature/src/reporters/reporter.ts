import type { Reporter } from '@gongjian/assessments-domain';
import type { Principal } from '@gongjian/shared-access';
import type { Acting } from '@gongjian/shared-records';

/** Who reports: a system by its name, a person by the post, with the unit as it is now; never a person's name. */
export function reporterOf({ kind, id, posts }: Principal, { officer }: Acting): Reporter {
  if (kind === 'service') {
    const [self] = posts;
    const unit = self === undefined ? null : { id: self.unit.id, name: self.unit.name };
    return { id, kind, name: self?.title ?? '', unit };
  }
  return { id, kind, name: officer.post?.name ?? officer.role ?? '', unit: officer.unit };
}
