/** Port: the searchable names of people, the one place where they stand in clear. */
export abstract class PersonNames {
  abstract remember(tenant: string, personId: string, name: string): Promise<void>;
  abstract forget(tenant: string, personIds: readonly string[]): Promise<void>;
  /**
   * Ids of people whose name holds `part`, in order of id; one more than `limit` means that there are others.
   */
  abstract holding(tenant: string, part: string, limit: number): Promise<readonly string[]>;
}
