/** Which tree: the tenant's (the nil UUID's is the deployment's), and its number, from 1. */
export interface TreeName {
  readonly tenant: string;
  readonly number: number;
}

/** `<tenant>/<number>`: the end of the origin, and where its files are. */
export function pathOf({ tenant, number }: TreeName): string {
  return `${tenant}/${number}`;
}
