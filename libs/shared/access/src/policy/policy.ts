import { Ability, type ForcedSubject, type MatchConditions, type SubjectRawRule } from '@casl/ability';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { Principal, Role, RoleGrant } from '../principal.js';
import { accessDenied, type DenialReason } from './policy.errors.js';
import {
  ACTIONS,
  NEVER_ON_ONESELF,
  reachesOf,
  REVIEWS,
  REVIEWS_WITHIN_THE_UNIT,
  type Action,
  type Reach,
} from './policy-table.js';

/**
 * What is acted on. Without `divisionId` it stands at the tenant's root division. `personId` is the person it is
 * about or who uploaded it; `submittedBy…` who handed in what is reviewed.
 */
export interface PolicyResource {
  readonly tenant: string;
  readonly divisionId?: string | undefined;
  readonly unitId?: string | undefined;
  /** More units it belongs to (all responsible ones). */
  readonly unitIds?: readonly string[] | undefined;
  readonly personId?: string | undefined;
  readonly submittedByUnitIds?: readonly string[] | undefined;
  readonly submittedByPersonIds?: readonly string[] | undefined;
}

/**
 * The rows of a list the principal may see: those in one of the divisions, or of one of the units. `'all'`: every row
 * of the tenant.
 */
export interface PolicyScope {
  readonly divisionIds: readonly string[] | 'all';
  readonly unitIds: readonly string[] | 'all';
}

interface Asked extends PolicyResource, ForcedSubject<'Resource'> {}
type Condition = (asked: Asked) => boolean;
type GrantAbility = Ability<[Action, 'Resource' | Asked], Condition>;
type Rule = SubjectRawRule<Action, 'Resource', Condition>;

/** Decides who may do what: role × division subtree × dates × whose it is. Default deny; the table is `POLICY`. */
export class Policy {
  private readonly abilities = new WeakMap<RoleGrant, GrantAbilities>();

  /**
   * Answers the right the act is allowed by: an own one before an acting or delegated one.
   *
   * @param only of the roles the table allows, the one that may in this case
   * @throws DomainError ACCESS.DENIED
   */
  require(principal: Principal, action: Action, resource: PolicyResource, today: LocalDate, only?: Role): RoleGrant {
    const asked: Asked = { ...resource, __caslSubjectType__: 'Resource' };
    const grants = inForce(principal, today);
    let denial: DenialReason = 'NO_ROLE';
    for (const grant of grants) {
      if (only !== undefined && grant.role !== only) continue;
      const ability = this.abilityOf(principal, grant, action);
      if (ability.can(action, asked)) return grant;
      denial = worse(denial, reasonFor(ability, action, asked));
    }
    const held = grants.map(({ role }) => role);
    throw accessDenied(action, denial, held, only === undefined ? undefined : [only]);
  }

  /** Whether {@link require} would allow it. */
  allows(principal: Principal, action: Action, resource: PolicyResource, today: LocalDate): boolean {
    const asked: Asked = { ...resource, __caslSubjectType__: 'Resource' };
    return inForce(principal, today).some((grant) => this.abilityOf(principal, grant, action).can(action, asked));
  }

  /** What some right in force gives somewhere; where, {@link require} says. */
  actions(principal: Principal, today: LocalDate): readonly Action[] {
    const grants = inForce(principal, today);
    return ACTIONS.filter((action) => grants.some((grant) => reachesOf(action, grant).length > 0));
  }

  /**
   * Condition for a list.
   *
   * @param only by rights in that role
   * @throws DomainError ACCESS.DENIED when no right in force gives the action anywhere
   */
  async scope(principal: Principal, action: Action, today: LocalDate, only?: Role): Promise<PolicyScope> {
    const divisionIds = new Set<string>();
    const unitIds = new Set<string>();
    let some = false;
    for (const grant of inForce(principal, today)) {
      if (only !== undefined && grant.role !== only) continue;
      for (const reach of reachesOf(action, grant)) {
        some = true;
        if (reach === 'tenant' || (reach === 'subtree' && grant.divisionIds.has(principal.rootDivisionId))) {
          return { divisionIds: 'all', unitIds: 'all' };
        }
        if (reach === 'subtree') for (const id of grant.divisionIds) divisionIds.add(id);
        if (reach === 'ownUnits') for (const id of unitsOf(principal, grant)) unitIds.add(id);
      }
    }
    if (!some) {
      throw accessDenied(
        action,
        'NO_ROLE',
        inForce(principal, today).map(({ role }) => role),
      );
    }
    return { divisionIds: [...divisionIds], unitIds: [...unitIds] };
  }

  private abilityOf(principal: Principal, grant: RoleGrant, action: Action): GrantAbility {
    let known = this.abilities.get(grant);
    if (known === undefined || !isSame(known.principal, principal)) {
      known = { principal, byAction: new Map() };
      this.abilities.set(grant, known);
    }
    let ability = known.byAction.get(action);
    if (ability === undefined) {
      ability = abilityFor(principal, grant, action);
      known.byAction.set(action, ability);
    }
    return ability;
  }
}

interface GrantAbilities {
  readonly principal: Principal;
  readonly byAction: Map<Action, GrantAbility>;
}

/** Of everything an ability is made from besides the right itself. */
function isSame(a: Principal, b: Principal): boolean {
  return (
    a === b ||
    (a.id === b.id && a.tenant === b.tenant && a.unitIds === b.unitIds && a.rootDivisionId === b.rootDivisionId)
  );
}

function abilityFor(principal: Principal, grant: RoleGrant, action: Action): GrantAbility {
  const persons = new Set([principal.id, ...(grant.onBehalfOf === undefined ? [] : [grant.onBehalfOf.personId])]);
  const units = new Set([...principal.unitIds, ...unitsOf(principal, grant)]);
  const reaches: { readonly [R in Reach]: Condition } = {
    tenant: () => true,
    subtree: (asked) => grant.divisionIds.has(asked.divisionId ?? principal.rootDivisionId),
    ownUnits: (asked) => {
      const own = unitsOf(principal, grant);
      return own.some((id) => id === asked.unitId || asked.unitIds?.includes(id) === true);
    },
    self: (asked) => asked.personId === principal.id,
  };
  const rules = reachesOf(action, grant).map((reach): Rule => ({
    action,
    subject: 'Resource',
    conditions: (asked) => asked.tenant === principal.tenant && reaches[reach](asked),
  }));
  if (REVIEWS.includes(action)) {
    rules.push(forbidding(action, 'OWN_SUBMISSION', (asked) => meets(asked.submittedByPersonIds, persons)));
    if (!REVIEWS_WITHIN_THE_UNIT.includes(action)) {
      rules.push(forbidding(action, 'OWN_SUBMISSION', (asked) => meets(asked.submittedByUnitIds, units)));
    }
  }
  if (NEVER_ON_ONESELF.includes(action)) {
    rules.push(
      forbidding(action, 'ON_ONESELF', (asked) => asked.personId !== undefined && persons.has(asked.personId)),
    );
  }
  return new Ability<[Action, 'Resource' | Asked], Condition>(rules, {
    conditionsMatcher: (condition) => condition as unknown as MatchConditions,
  });
}

function forbidding(action: Action, reason: DenialReason, conditions: Condition): Rule {
  return { action, subject: 'Resource', inverted: true, reason, conditions };
}

function reasonFor(ability: GrantAbility, action: Action, asked: Asked): DenialReason {
  const rule = ability.relevantRuleFor(action, asked);
  const allowed = ability.rulesFor(action, 'Resource').some((other) => !other.inverted && matches(other, asked));
  if (rule?.inverted === true && allowed) return rule.reason as DenialReason;
  return ability.possibleRulesFor(action, 'Resource').some((other) => !other.inverted) ? 'OUT_OF_SCOPE' : 'NO_ROLE';
}

function matches(rule: { matchesConditions(object: Asked): boolean }, asked: Asked): boolean {
  return rule.matchesConditions(asked);
}

const GRAVITY: readonly DenialReason[] = ['NO_ROLE', 'OUT_OF_SCOPE', 'ON_ONESELF', 'OWN_SUBMISSION'];

function worse(a: DenialReason, b: DenialReason): DenialReason {
  return GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b;
}

function meets(ids: readonly string[] | undefined, own: ReadonlySet<string>): boolean {
  return ids !== undefined && ids.some((id) => own.has(id));
}

/** The units an act by that right is an act of. */
function unitsOf(principal: Principal, grant: RoleGrant): readonly string[] {
  if (grant.onBehalfOf === undefined) return principal.unitIds;
  return grant.onBehalfOf.unit === null ? [] : [grant.onBehalfOf.unit.id];
}

/** Own rights first. */
function inForce(principal: Principal, today: LocalDate): readonly RoleGrant[] {
  const grants = principal.grants.filter((grant) => grant.from <= today && (grant.to === null || today <= grant.to));
  if (!grants.some((grant) => grant.onBehalfOf !== undefined)) return grants;
  return grants.sort((a, b) => Number(a.onBehalfOf !== undefined) - Number(b.onBehalfOf !== undefined));
}
