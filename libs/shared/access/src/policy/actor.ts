import type { Actor, NamedAsOf } from '@gongjian/shared-kernel';
import type { DirectoryPost, Principal, RoleGrant } from '../principal.js';

/** Who acts, with post, division and unit as they are now: the metadata of what follows. */
export function actorOf(principal: Principal, grant: RoleGrant): Actor {
  const post = postFor(principal.posts, grant);
  return {
    kind: principal.kind,
    id: principal.id,
    role: grant.role,
    post: post === null ? null : { id: post.id, name: post.title },
    division: named(grant.division),
    unit: post === null ? null : named(post.unit),
  };
}

/** The person an acting or delegated right is exercised for; `undefined` for an own right. */
export function actedFor(grant: RoleGrant): Actor | undefined {
  const { onBehalfOf } = grant;
  if (onBehalfOf === undefined) return undefined;
  return {
    kind: 'person',
    id: onBehalfOf.personId,
    role: grant.role,
    post: onBehalfOf.post,
    division: onBehalfOf.division === null ? null : named(onBehalfOf.division),
    unit: onBehalfOf.unit,
  };
}

/** Both persons of an act, to spread into a command's envelope. */
export function actedBy(
  principal: Principal,
  grant: RoleGrant,
): { readonly actor: Actor; readonly onBehalfOf?: Actor } {
  const onBehalfOf = actedFor(grant);
  return { actor: actorOf(principal, grant), ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
}

/** The post in the granted division, else one below it, else the first. */
function postFor(posts: readonly DirectoryPost[], grant: RoleGrant): DirectoryPost | null {
  return (
    posts.find((post) => post.division.id === grant.division.id) ??
    posts.find((post) => grant.divisionIds.has(post.division.id)) ??
    posts[0] ??
    null
  );
}

function named({ id, name }: NamedAsOf): NamedAsOf {
  return { id, name };
}
