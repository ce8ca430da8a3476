import type { PersonEvent } from '@gongjian/directory-contracts';
import { personCatalogue } from '@gongjian/directory-domain';
import { aggregateIdOf, Opener } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { PersonNames } from '../../names/person-names.js';

@Injectable()
export class KeepNamesSearchable extends Reaction<PersonEvent> {
  override readonly context = 'directory';
  override readonly name = 'keep_names_searchable';
  override readonly catalogues = [personCatalogue];
  override readonly when = {
    PersonRegistered: (fact: Fact<Extract<PersonEvent, { type: 'PersonRegistered' }>>) =>
      this.remember(fact, fact.event.data.name),
    PersonNameChanged: (fact: Fact<Extract<PersonEvent, { type: 'PersonNameChanged' }>>) =>
      this.remember(fact, fact.event.data.name),
    PersonErased: ({ stream, metadata }: Fact) => this.names.forget(metadata.tenant, [aggregateIdOf(stream)]),
  };

  constructor(
    private readonly opener: Opener,
    private readonly names: PersonNames,
  ) {
    super();
  }

  private async remember({ stream, metadata }: Fact, sealed: unknown): Promise<void> {
    const personId = aggregateIdOf(stream);
    const name = await this.opener.open<string | null>(metadata.tenant, sealed);
    if (name === null) await this.names.forget(metadata.tenant, [personId]);
    else await this.names.remember(metadata.tenant, personId, name);
  }
}
