/** Port: the tenants of the deployment, to see whom something was told about that nobody has taken yet. */
export abstract class TenantIds {
  abstract tenantIds(): Promise<readonly string[]>;
}
