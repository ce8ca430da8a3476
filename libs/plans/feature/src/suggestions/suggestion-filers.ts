import type { SuggestionFiled } from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { Opener } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';

type Filed = Pick<SuggestionFiled, 'filer' | 'unnamedFiler'>;

/** Whose suggestion it is, also where only the record's key knows. */
@Injectable()
export class SuggestionFilers {
  constructor(private readonly opener: Opener) {}

  async isBy({ tenant, id }: Pick<Principal, 'tenant' | 'id'>, { filer, unnamedFiler }: Filed): Promise<boolean> {
    if (filer !== null) return filer.personId === id;
    return (
      (await this.opener.open<{ readonly unnamedFiler: string | null }>(tenant, { unnamedFiler })).unnamedFiler === id
    );
  }
}
