import { Directory } from '@gongjian/shared-access';
import { Injectable } from '@nestjs/common';

/** Superiors above one another, at most: a longer way is a circle. */
const LONGEST = 20;

/** Who stands under whose command: what the directory says of superiors. */
@Injectable()
export class CommandRelation {
  constructor(private readonly directory: Directory) {}

  /** Whether the superiors of the unit lead to the authority. Nobody is under their own command. */
  async leadsTo(tenant: string, unitId: string, authorityId: string): Promise<boolean> {
    let above = (await this.directory.unit(tenant, unitId))?.superiorUnitId ?? null;
    for (let steps = 0; above !== null && steps < LONGEST; steps += 1) {
      if (above === authorityId) return true;
      above = (await this.directory.unit(tenant, above))?.superiorUnitId ?? null;
    }
    return false;
  }
}
