import pg, { type ClientConfig, type Pool } from 'pg';
import { PROJECTOR_ROLE, SERVICE_ROLE } from '../migrations.js';

export interface RolePools {
  readonly service: Pool;
  readonly projector: Pool;
  end(): Promise<void>;
}

/** Pools that act as the product's roles, over a superuser's connection. The roles come with the first migration. */
export function rolePools(connection: ClientConfig, max = 6): RolePools {
  const [service, projector] = [SERVICE_ROLE, PROJECTOR_ROLE].map((role) => {
    const pool = new pg.Pool({ ...connection, max, options: `-c role=${role}` });
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }) as [Pool, Pool];
  return {
    service,
    projector,
    end: async () => {
      await Promise.all([service.end(), projector.end()]);
    },
  };
}
