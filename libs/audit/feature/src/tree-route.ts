import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock, DEPLOYMENT_TENANT, notFound } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { ApiParamOptions } from '@nestjs/swagger';
import { z } from 'zod';
import type { TreeName } from './tree-name.js';

/** Number of a tree in an address. */
export function treeNumber(): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'integer' })
    .transform(Number);
}

/** A count of leaves, or a place among them, in an address. */
export function leafCount(): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^(?:0|[1-9]\d{0,14})$/, { error: 'integer' })
    .transform(Number);
}

/** Of a tile or bundle: what stands behind its level. */
export const PLACE: ApiParamOptions = { name: 'path', schema: { type: 'string' }, example: 'x001/234.p/8' };

/** What an address ends with, behind a route's `*`. */
export const RestOfPath = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<{ readonly params: Readonly<Record<string, string>> }>();
  return params['*'] ?? '';
});

/** Tiles and bundles never change. */
export const IMMUTABLE = 'max-age=31536000, immutable';

/** Who may read the entries of a tree and the events behind them. */
@Injectable()
export class TreeReaders {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  /**
   * The whole log of the principal's tenant. Another tenant's tree is as if it were not there.
   *
   * @throws DomainError ACCESS.DENIED, RESOURCE.NOT_FOUND
   */
  require(principal: Principal, tree: Pick<TreeName, 'tenant'>): void {
    const { tenant, rootDivisionId: divisionId } = principal;
    this.policy.require(principal, 'log.read', { tenant, divisionId }, localDateAt(this.clock.now()));
    if (tree.tenant !== tenant) throw notFound();
  }

  /**
   * Whose trees a principal sees in the list: who manages keys sees the deployment's too, for they are made alike.
   *
   * @throws DomainError ACCESS.DENIED
   */
  listed(principal: Principal): readonly string[] {
    const { tenant } = principal;
    if (this.policy.allows(principal, 'tree.manageKeys', { tenant }, localDateAt(this.clock.now()))) {
      return [tenant, DEPLOYMENT_TENANT];
    }
    this.require(principal, { tenant });
    return [tenant];
  }
}
