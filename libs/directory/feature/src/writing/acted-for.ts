import type { ActedFor } from '@gongjian/directory-contracts';
import { heldOn, type RegisteredPerson } from '@gongjian/directory-domain';
import type { LocalDate } from '@gongjian/shared-kernel';

/** The person whose right is exercised, with the post held today: in that division where there is one. */
export function actedForBy(personId: string, person: RegisteredPerson, divisionId: string, today: LocalDate): ActedFor {
  const held = person.posts.filter((post) => heldOn(post, today));
  const post = held.find((candidate) => candidate.division.id === divisionId) ?? held[0];
  return {
    personId,
    post: post === undefined ? null : { id: post.id, name: post.title },
    unit: post?.unit ?? null,
    division: post?.division ?? null,
  };
}
